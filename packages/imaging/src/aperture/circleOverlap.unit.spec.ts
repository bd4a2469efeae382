import assert from 'node:assert/strict';
import fc from 'fast-check';
import { circleOverlap } from './circleOverlap.js';

const offset = fc.double({ min: -6, max: 6, noNaN: true });
const radius = fc.double({ min: 0.05, max: 6, noNaN: true });

/** Columns of the pixel, each cut at the circle exactly: good to about 1e-5. */
function bySlices(dx: number, dy: number, r: number): number {
  const slices = 4000;
  let area = 0;
  for (let i = 0; i < slices; i++) {
    const x = dx - 0.5 + (i + 0.5) / slices;
    const reach = r * r - x * x;
    if (reach <= 0) continue;
    const chord = Math.sqrt(reach);
    area += Math.max(0, Math.min(dy + 0.5, chord) - Math.max(dy - 0.5, -chord));
  }
  return area / slices;
}

describe('circleOverlap', () => {
  it('equals fine subsampling', () => {
    fc.assert(
      fc.property(offset, offset, radius, (dx, dy, r) => {
        assert.ok(Math.abs(circleOverlap(dx, dy, r) - bySlices(dx, dy, r)) < 5e-5, `${dx} ${dy} ${r}`);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('sums to pi r^2 over all pixels', () => {
    const part = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(part, part, fc.double({ min: 0.01, max: 30, noNaN: true }), (x, y, r) => {
        const reach = Math.ceil(r) + 1;
        let area = 0;
        for (let j = -reach; j <= reach; j++) {
          for (let i = -reach; i <= reach; i++) area += circleOverlap(i - x, j - y, r);
        }
        assert.ok(Math.abs(area - Math.PI * r * r) < 1e-11 * Math.max(1, r * r), `${area}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(offset, offset, radius, (dx, dy, r) => {
        const area = circleOverlap(dx, dy, r);
        assert.equal(circleOverlap(-dx, dy, r), area);
        assert.equal(circleOverlap(dx, -dy, r), area);
        assert.ok(Math.abs(circleOverlap(dy, dx, r) - area) < 1e-13);
        assert.ok(area >= 0 && area <= 1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('knows the simple cases', () => {
    assert.equal(circleOverlap(0, 0, 1), 1);
    assert.equal(circleOverlap(3, 0, 2), 0);
    assert.equal(circleOverlap(0, 0, 0), 0);
    assert.ok(Math.abs(circleOverlap(0, 0, 0.5) - Math.PI / 4) < 1e-15, 'the circle inside the pixel');
    assert.ok(Math.abs(circleOverlap(0.5, 0.5, 0.5) - Math.PI / 16) < 1e-15, 'a quarter of it');
    assert.ok(Number.isNaN(circleOverlap(0, 0, Number.NaN)));
  });
});
