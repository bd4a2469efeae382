import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import type { StarInFrame } from '../../domain/index.js';
import { photometryProjections } from '../../projection/photometry.js';
import { PhotometryTables } from '../../projection/photometryTables.js';
import { sampleDone } from '../../projection/testing/sampleSeries.js';
import { simulatedSeries } from '../../testing/simulatedSeries.js';
import { TransformStage } from '../transform.js';

/** For `specifyReactor`: photometry of an observer with a code. */
export const ofAnObserver = { projections: photometryProjections, config: { observer: { code: 'ABC' } } };
const roles = { T1: 'target', T2: '000-1', C3: '000-0', C4: '000-2', C5: '000-3' };
/** What the stage does once with what it is given. */
export const transform = (kit: ServiceKit) => new TransformStage(kit, new PhotometryTables(kit)).conclude();

/** All events of a series of four frames up to its photometry; `own` changes T1 on a frame. */
export function measured(filter: string, revision = 1, own?: (frame: number) => Partial<StarInFrame>) {
  const series = simulatedSeries(filter, { revision, own });
  const done = event(
    'PhotometryDone',
    { ...sampleDone(roles), reduction: series.reduction },
    { id: `done:${filter}:${revision}` },
  );
  return [series.requested, ...series.solved, ...series.profiled, series.selected, ...series.measured, done];
}
