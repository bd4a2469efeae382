import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import type { ServiceKit } from '@wombat/service-kit';
import { jobsOf, ordersOf, payloadsOf, specifyReactor } from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { announced, built, discovered, NIGHT, scanned, wholeNight } from '../testing/sampleNight.js';
import { MastersStage } from './masters.js';

const { given } = specifyReactor({ projections: [calibration] });
const stage = (kit: ServiceKit) => new MastersStage(kit, new CalibrationTables(kit));
const orders = (kit: ServiceKit) => ordersOf(jobsOf(stage(kit).batches()), 'master');
const items = (kit: ServiceKit) => orders(kit).map(({ item }) => item);
const conclude = (kit: ServiceKit) => stage(kit).conclude();

describe('a night whose masters throw', () => {
  const OTHER = '20240102';
  const two = [
    ...[1, 2, 3].flatMap((index) => [
      discovered('bias', `bias${index}`),
      discovered('bias', `other${index}`, { night: OTHER, folder: OTHER }),
    ]),
    ...[announced(3), announced(3, { night: OTHER, folder: OTHER }), scanned('both', [NIGHT, OTHER])],
  ];
  const spoil = (kit: ServiceKit) => kit.store.run("UPDATE frame SET meta = '{' WHERE night = ?", OTHER);

  it('has no work left, and that of the others is ordered', () =>
    given(...two)
      .when((kit) => {
        spoil(kit);
        return items(kit);
      })
      .thenIs(['bias//mbias.fits']));

  it('is announced with what it threw, so that the series of all nights go on', async () => {
    const made: NewEvent[] = [];
    await given(...wholeNight({ bias: 3 }))
      .when(orders)
      .thenSatisfies(({ answer }) => void made.push(...answer.map((order) => built(order))));
    await given(...two, ...made)
      .when(async (kit) => {
        spoil(kit);
        await conclude(kit);
      })
      .thenSatisfies(({ published }) => {
        const [bad, good] = payloadsOf(published, 'MastersBuilt');
        assert.deepEqual([bad?.night, bad?.masters, good?.night, good?.masters.length], [OTHER, [], NIGHT, 1]);
        assert.match(bad?.trouble ?? '', /^the program failed on the masters of 20240102: .*JSON/);
        assert.equal(good?.trouble, undefined);
      });
  });
});
