import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import type { FramesCalibrated } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { jobsOf, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { calibrated, NIGHT, wholeNight } from '../testing/sampleNight.js';
import { CalibrateStage } from './calibrate.js';

const stage = (kit: ServiceKit) => new CalibrateStage(kit, new CalibrationTables(kit));
const conclude = (kit: ServiceKit) => stage(kit).conclude();
const framesOf = async (kit: ServiceKit) => {
  await conclude(kit);
  return jobsOf(stage(kit).batches()).flatMap(({ frames }) => frames);
};

const masters: Partial<FramesCalibrated> = {
  bias: {
    date: '20231231',
    product: { path: 'bias.fits', sha256: 'ab' },
    reason: 'a day old',
    framesWithout: 0,
    framesDone: 0,
  },
};
/** Two lights whose masters are decided, calibrated in revision 1, and asked for again with these frames. */
const again = [
  ...wholeNight({ light: 2 }),
  event('MastersBuilt', { night: NIGHT, scan: 1, masters: [] }, { id: 'built' }),
  calibrated('light1'),
  calibrated('light2'),
  event('FramesCalibrated', { reduction: revision(1), ...masters, calibrated: 2, failed: 0 }, { id: 'first' }),
  event('ReductionRequested', { reduction: revision(2), fromStage: 'select' }, { id: 'again' }),
];
const at = (now: string) =>
  specifyReactor({ projections: [calibration], config: { calibration: { requireMasters: true } }, now });
const soon = at('2024-01-02T03:04:35Z');
const late = at('2024-01-02T03:09:05Z');

describe('a series that takes frames over from the revision before', () => {
  it('orders nothing while they are on their way', () =>
    soon
      .given(...again)
      .when(framesOf)
      .thenSatisfies(({ answer, published }) => assert.deepEqual([answer, published], [[], []])));

  it('has them calibrated after all where they do not come', () =>
    late
      .given(...again)
      .when(framesOf)
      .thenSatisfies(({ answer, published }) =>
        assert.deepEqual([answer.length, published.map(({ type }) => type)], [2, ['MastersChosen']]),
      ));

  it('was calibrated with the masters of that revision, whatever there is today', () =>
    soon
      .given(...again, calibrated('light1', 2), calibrated('light2', 2))
      .when(conclude)
      .thenSatisfies(({ published }) => {
        const [outcome, ...more] = payloadsOf(published, 'FramesCalibrated');
        assert.deepEqual([outcome?.bias, outcome?.reduction, outcome?.calibrated], [masters.bias, revision(2), 2]);
        assert.deepEqual([more.length, published.length], [0, 1]);
      }));
});
