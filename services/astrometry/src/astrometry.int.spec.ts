import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import { revision } from '@wombat/eventlog/testkit';
import { CompsSelected, type work } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { calibratedSeries, PLACED } from './testing/calibratedSeries.js';

const main = new URL('./main.js', import.meta.url);

/** Each frame by itself. */
const EVERY = 'solve: { mode: every }\n';

describe('astrometry without its workers', () => {
  let service: ServiceFixture;

  async function given(config: string, ...events: NewEvent[]): Promise<void> {
    service = await startServiceFixture({ name: 'astrometry', main, config });
    await service.publish(...events);
    await service.start();
  }
  afterEach(() => service.end());

  /** What is ordered, once there are so many jobs. */
  async function orders(count: number): Promise<work.SolveOrder[]> {
    await service.until(`${count} jobs`, async () => (await service.jobs()).length >= count);
    const all = await service.jobs();
    assert.equal(all.length, count);
    return all.map(({ order }) => {
      assert.ok(order.$case === 'solve');
      return order.value;
    });
  }
  const numbersOf = ({ frames }: work.SolveOrder) => frames.map(({ path }) => Number(path.slice(-7, -5)));

  it('orders frames whose headers say where and how large they are all at once, and counts what comes back', async () => {
    const { ready, results } = calibratedSeries(5, PLACED);
    await given(EVERY, ...ready);
    const [first, second] = await orders(2);
    assert.deepEqual(
      [first && numbersOf(first), second && numbersOf(second)],
      [
        [1, 2, 3],
        [4, 5],
      ],
    );
    const fovDegrees = 1200 / 3600;
    const { raDegrees, decDegrees, fovDegrees: told } = first?.frames[0] ?? {};
    assert.deepEqual({ raDegrees, decDegrees, told }, { raDegrees: 325.6, decDegrees: 43.5, told: fovDegrees });
    assert.deepEqual(first?.block, []);
    await service.publish(...results(0, 4, true), ...results(4, 5, false));
    await service.settled();
    const [written] = await service.written();
    assert.equal(written?.type, 'FramesSolved');
    assert.deepEqual([written?.payload.solved, written?.payload.unsolved], [4, 1]);
    await orders(2);
  });

  it('orders frames of unknown place one by one until one tells', async () => {
    const { ready, results } = calibratedSeries(4, { pixelScaleArcsec: 1.2 });
    await given(EVERY, ...ready);
    assert.deepEqual((await orders(1)).map(numbersOf), [[1]]);
    await service.publish(...results(0, 1, false));
    assert.deepEqual((await orders(2)).map(numbersOf), [[1], [2]]);
    await service.publish(...results(1, 2, true));
    const [, , third] = await orders(3);
    assert.deepEqual(third && numbersOf(third), [3, 4]);
    assert.equal(third?.frames[0]?.raDegrees, 325.7);
  });

  it('knows the place from the configuration', async () => {
    const { ready } = calibratedSeries(3, { pixelScaleArcsec: 1.2 });
    await given(`${EVERY}targets: { SS Cyg: { ra: 325.68, dec: 43.586, range: [8, 12] } }`, ...ready);
    const [all] = await orders(1);
    assert.deepEqual(all && numbersOf(all), [1, 2, 3]);
    assert.equal(all?.frames[2]?.decDegrees, 43.586);
  });

  it('knows the place from the star as another night resolved it', async () => {
    const { ready } = calibratedSeries(3, { pixelScaleArcsec: 1.2 });
    const before = revision(1, { night: '20231231' });
    const target = { name: 'SS Cyg', raDegrees: 325.6783, decDegrees: 43.5861 };
    const payload = CompsSelected.fromJSON({ reduction: before, target });
    await given(EVERY, { id: 'resolved', type: 'CompsSelected', payload }, ...ready);
    const [all] = await orders(1);
    assert.deepEqual(all && numbersOf(all), [1, 2, 3]);
    assert.deepEqual([all?.frames[0]?.raDegrees, all?.frames[0]?.decDegrees], [325.6783, 43.5861]);
  });

  it('orders blocks of one size of frames that follow one, every order with the whole block', async () => {
    const { ready } = calibratedSeries(30, PLACED);
    await given('', ...ready);
    const [first, second] = await orders(2);
    assert.deepEqual([first?.frames.length, first?.block.length], [15, 15]);
    assert.deepEqual([second?.frames.length, second?.block.length], [15, 15]);
  });

  it('orders blocks of unknown place one after the other, and halts where none is solved', async () => {
    const { ready, results } = calibratedSeries(30, {});
    await given('', ...ready);
    const [first] = await orders(1);
    assert.deepEqual([first?.frames.length, first?.block.length], [15, 15]);
    await service.publish(...results(0, 14, false));
    await orders(1);
    await service.publish(...results(14, 15, false));
    const [, second] = await orders(2);
    assert.deepEqual([second && numbersOf(second).at(0), second?.frames.length], [16, 15]);
    await service.publish(...results(15, 30, false));
    await service.settled();
    const [halted] = await service.written();
    assert.deepEqual([halted?.type, halted?.payload.code], ['SeriesHalted', 'nowcs']);
    assert.match(String(halted?.payload.reason), /^none of the 30 frames could be solved: no match in 4 tries/);
  });
});
