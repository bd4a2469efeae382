import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import {
  CompsSelected,
  FrameCalibrated,
  FrameDiscovered,
  FrameMeta,
  FrameSolved,
  FramesCalibrated,
  type work,
} from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';

const main = new URL('./main.js', import.meta.url);
const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const reduction = { series, revision: 1, attempt: 1 };
const PLACED = { raHintDegrees: 325.6, decHintDegrees: 43.5, pixelScaleArcsec: 1.2 };

/** A series of calibrated frames whose headers say so much, as other services and the workers write it. */
function seriesOf(count: number, header: object) {
  const paths = Array.from(
    { length: count },
    (_, index) => `2024-01-01/Light/a${String(index + 1).padStart(2, '0')}.fits`,
  );
  const meta = FrameMeta.fromJSON({ width: 1500, height: 1000, bitpix: 16, exposureSeconds: 60, ...header });
  const found = paths.map((path): NewEvent => {
    const facts = { series, kind: 'light', path, sha256: path, revision: 1, state: 'accepted', folder: '2024-01-01' };
    return { id: `found:${path}`, type: 'FrameDiscovered', payload: { ...FrameDiscovered.fromJSON(facts), meta } };
  });
  const calibrated = paths.map((path): NewEvent => {
    const payload = FrameCalibrated.fromJSON({ reduction, path, product: { path: `r1/${path.slice(-8)}` } });
    return { id: `calibrated:${path}`, type: 'FrameCalibrated', payload };
  });
  const done: NewEvent = {
    id: 'calibrated',
    type: 'FramesCalibrated',
    payload: FramesCalibrated.fromJSON({ reduction, calibrated: count }),
  };
  const result = (index: number, solved: boolean): NewEvent => {
    const attempt = { number: 1, method: 'ASTAP near', success: solved, raDegrees: 325.7, decDegrees: 43.6 };
    const payload = FrameSolved.fromJSON({
      reduction,
      path: paths[index],
      solved,
      reason: solved ? '' : 'no match in 4 tries',
      attempts: [{ ...attempt, pixelScaleArcsec: 1.21, fovDegrees: 0.336 }],
    });
    return { id: `solved:${index}`, type: 'FrameSolved', payload };
  };
  return {
    ready: [...found, ...calibrated, done],
    results: (from: number, to: number, solved: boolean) =>
      Array.from({ length: to - from }, (_, index) => result(from + index, solved)),
  };
}

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
    const { ready, results } = seriesOf(5, PLACED);
    await given('', ...ready);
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
    const { ready, results } = seriesOf(4, { pixelScaleArcsec: 1.2 });
    await given('', ...ready);
    assert.deepEqual((await orders(1)).map(numbersOf), [[1]]);
    await service.publish(...results(0, 1, false));
    assert.deepEqual((await orders(2)).map(numbersOf), [[1], [2]]);
    await service.publish(...results(1, 2, true));
    const [, , third] = await orders(3);
    assert.deepEqual(third && numbersOf(third), [3, 4]);
    assert.equal(third?.frames[0]?.raDegrees, 325.7);
  });

  it('knows the place from the configuration', async () => {
    const { ready } = seriesOf(3, { pixelScaleArcsec: 1.2 });
    await given('targets: { SS Cyg: { ra: 325.68, dec: 43.586, range: [8, 12] } }', ...ready);
    const [all] = await orders(1);
    assert.deepEqual(all && numbersOf(all), [1, 2, 3]);
    assert.equal(all?.frames[2]?.decDegrees, 43.586);
  });

  it('knows the place from the star as another night resolved it', async () => {
    const { ready } = seriesOf(3, { pixelScaleArcsec: 1.2 });
    const before = { ...reduction, series: { ...series, night: '20231231' } };
    const target = { name: 'SS Cyg', raDegrees: 325.6783, decDegrees: 43.5861 };
    const payload = CompsSelected.fromJSON({ reduction: before, target });
    await given('', { id: 'resolved', type: 'CompsSelected', payload }, ...ready);
    const [all] = await orders(1);
    assert.deepEqual(all && numbersOf(all), [1, 2, 3]);
    assert.deepEqual([all?.frames[0]?.raDegrees, all?.frames[0]?.decDegrees], [325.6783, 43.5861]);
  });

  it('orders a block for each 25 frames that follow one, every order with the whole block', async () => {
    const { ready } = seriesOf(30, PLACED);
    await given('solve: { mode: follow }', ...ready);
    const [first, second] = await orders(2);
    assert.deepEqual([first?.frames.length, first?.block.length], [25, 25]);
    assert.deepEqual([second?.frames.length, second?.block.length], [5, 5]);
  });

  it('orders blocks of unknown place one after the other, and halts where none is solved', async () => {
    const { ready, results } = seriesOf(30, {});
    await given('solve: { mode: follow }', ...ready);
    const [first] = await orders(1);
    assert.deepEqual([first?.frames.length, first?.block.length], [25, 25]);
    await service.publish(...results(0, 24, false));
    await orders(1);
    await service.publish(...results(24, 25, false));
    const [, second] = await orders(2);
    assert.deepEqual(second && numbersOf(second), [26, 27, 28, 29, 30]);
    await service.publish(...results(25, 30, false));
    await service.settled();
    const [halted] = await service.written();
    assert.deepEqual([halted?.type, halted?.payload.code], ['SeriesHalted', 'nowcs']);
    assert.match(String(halted?.payload.reason), /^none of the 30 frames could be solved: no match in 4 tries/);
  });
});
