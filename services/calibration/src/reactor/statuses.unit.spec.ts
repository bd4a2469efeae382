import type { NewEvent } from '@wombat/eventlog';
import { event } from '@wombat/eventlog/testkit';
import { heldSeries } from '@wombat/service-kit';
import { specifyReactor, walkStatuses } from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { NIGHT, wholeNight } from '../testing/sampleNight.js';
import { CalibrateStage } from './calibrate.js';

const projections = [calibration, heldSeries];
const strict = specifyReactor({ projections, config: { calibration: { requireMasters: true } } });

async function withoutFlat(): Promise<readonly NewEvent[]> {
  const all: NewEvent[] = [];
  await strict
    .given(...wholeNight({ light: 2 }), event('MastersBuilt', { night: NIGHT, scan: 1, masters: [] }))
    .when((kit) => new CalibrateStage(kit, new CalibrationTables(kit)).conclude())
    .thenSatisfies(({ published }) => void all.push(...published));
  return all;
}

describe('every status a series may have of the stage calibrate', () => {
  it.each(walkStatuses({ stage: 'calibrate', projections, cases: { nocal: withoutFlat } }))('%s', async (_, check) =>
    check(),
  );
});
