import assert from 'node:assert/strict';
import { PairMemory } from './pairMemory.js';

describe('the memory of a pair of frames', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const lent = async (memory: PairMemory) => {
    let pixels = new Float32Array(0);
    await memory.during(async ({ calibrated }) => {
      pixels = calibrated.of(10, true) as Float32Array<ArrayBuffer>;
    });
    return pixels;
  };

  it('is the same for jobs that follow each other, and goes back after the last one', async () => {
    const memory = new PairMemory();
    const first = await lent(memory);
    jest.advanceTimersByTime(1_900);
    const second = await lent(memory);
    assert.equal(second.buffer, first.buffer);
    jest.advanceTimersByTime(1_900);
    assert.equal(second.length, 10);
    jest.advanceTimersByTime(200);
    assert.equal(second.length, 0);
  });

  it('is not taken from a job that lasts, and goes back after one that fails', async () => {
    const memory = new PairMemory();
    const before = await lent(memory);
    const failing = memory.during(async ({ calibrated }) => {
      jest.advanceTimersByTime(60_000);
      assert.equal(calibrated.of(10, true).buffer, before.buffer);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(before.length, 10);
    jest.advanceTimersByTime(2_100);
    assert.equal(before.length, 0);
  });
});
