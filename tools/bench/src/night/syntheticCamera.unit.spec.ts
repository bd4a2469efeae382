import assert from 'node:assert/strict';
import { GAIN, READ_NOISE, SyntheticCamera } from './syntheticCamera.js';

const SIZE = 64;
const mean = (values: Iterable<number>) => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

describe('the synthetic camera', () => {
  it('takes the same frames again, in any order, and others with another seed', () => {
    const [one, other, foreign] = [
      new SyntheticCamera(SIZE, 7),
      new SyntheticCamera(SIZE, 7),
      new SyntheticCamera(SIZE, 8),
    ];
    for (const sort of ['bias', 'flat', 'light'] as const) {
      const before = one.expose(sort, 2);
      one.expose('light', 5);
      assert.deepEqual(other.expose(sort, 2), before, sort);
      assert.deepEqual(one.expose(sort, 2), before, sort);
      assert.notDeepEqual(one.expose(sort, 3), before, sort);
      assert.notDeepEqual(foreign.expose(sort, 2), before, sort);
    }
  });

  it('has the noise of its read-out and, in every bias, pixels for clipping', () => {
    const camera = new SyntheticCamera(SIZE, 7);
    for (let index = 0; index < 5; index++) {
      const counts = camera.expose('bias', index);
      const quiet = counts.filter((count) => count < 1300);
      assert.equal(counts.length - quiet.length, 3);
      const level = mean(quiet);
      const sigma = Math.sqrt(mean(Array.from(quiet, (count) => (count - level) ** 2)));
      assert.ok(Math.abs(level - 1002) < 1, `${level}`);
      assert.ok(Math.abs(sigma / (READ_NOISE / GAIN) - 1) < 0.1, `${sigma}`);
    }
  });

  it('sees its stars where they are, darker corners and no star in a flat', () => {
    const camera = new SyntheticCamera(256, 7);
    const light = camera.expose('light', 1);
    const { x, y } = camera.drift(1);
    for (const star of camera.stars) {
      const [column, row] = [Math.round(star.x + x), Math.round(star.y + y)];
      assert.ok((light[row * 256 + column] ?? 0) > 3000, `${column} ${row}`);
    }
    const flat = camera.expose('flat', 1);
    const square = (left: number) =>
      Array.from({ length: 256 }, (_, i) => flat[(left + (i >> 4)) * 256 + left + (i & 15)] ?? 0);
    const fall = mean(square(0)) / mean(square(120));
    assert.ok(fall > 0.7 && fall < 0.85, `${fall}`);
  });
});
