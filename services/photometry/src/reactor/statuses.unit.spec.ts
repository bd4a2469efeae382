import type { NewEvent } from '@wombat/eventlog';
import { event } from '@wombat/eventlog/testkit';
import type { CompsSelected } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor, walkStatuses } from '@wombat/service-kit/testkit';
import { photometryProjections as projections } from '../projection/photometry.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { sampleDone } from '../projection/testing/sampleSeries.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { MeasureStage } from './measure.js';
import { TransformStage } from './transform.js';

const { given } = specifyReactor({ projections, config: { observer: { code: 'ABC' } } });
const v = simulatedSeries('V');
const selected = v.selected.payload as CompsSelected;
const unseen = event('CompsSelected', {
  ...selected,
  comps: selected.comps.map((comp) => ({ ...comp, auid: `${comp.auid} unseen` })),
});
const roles = { T1: 'target', T2: '000-1', C3: '000-0', C4: '000-2', C5: '000-3' };
const done = event('PhotometryDone', { ...sampleDone(roles), reduction: v.reduction }, { id: 'done' });
const photometered = [v.requested, ...v.solved, ...v.profiled, v.selected, ...v.measured, done];
const frames = [1, 2, 3, 4].map((number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`);
const clouds = { reduction: v.reduction, words: '', by: 'ABC', frames, scope: 'T1', reasonCode: 'cloud' } as const;

type Stage = new (kit: ServiceKit, tables: PhotometryTables) => { conclude(): Promise<void> };
const concluding =
  (Stage: Stage, ...events: NewEvent[]) =>
  async () => {
    const all: NewEvent[] = [];
    await given(...events)
      .when((kit) => new Stage(kit, new PhotometryTables(kit)).conclude())
      .thenSatisfies(({ published }) => void all.push(...published));
    return all;
  };

const walks = [
  walkStatuses({ stage: 'profile', projections, cases: {} }),
  walkStatuses({
    stage: 'measure',
    projections,
    cases: {
      nocomps: concluding(MeasureStage, v.requested, ...v.solved, ...v.profiled, ...v.measured, unseen),
      badpsf: concluding(MeasureStage, v.requested, ...v.solved, v.selected, ...v.lost('profile')),
    },
  }),
  walkStatuses({
    stage: 'transform',
    projections,
    cases: {
      validate: concluding(TransformStage, ...photometered),
      notrans: concluding(TransformStage, ...photometered, event('PointsRejected', clouds, { id: 'all' })),
    },
  }),
];

describe.each(walks)('every status a series may have of a stage of photometry', (...walk) => {
  it.each(walk)('%s', async (_, check) => check());
});
