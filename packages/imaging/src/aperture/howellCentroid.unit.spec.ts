import assert from 'node:assert/strict';
import fc from 'fast-check';
import { simulateFrame } from '../testing/simulate.js';
import { howellCentroid } from './howellCentroid.js';

const radii = { starPixels: 8, skyInnerPixels: 12, skyOuterPixels: 18 };
const quiet = { width: 61, height: 61, sky: 300, gain: 1.5, readNoise: 8 };

describe('howellCentroid', () => {
  it('finds a star from up to 3 px away', () => {
    const part = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    const away = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(part, part, away, away, (x, y, dx, dy) => {
        const star = { x: 30 + x, y: 30 + y, flux: 80_000, fwhmPixels: 4 };
        const image = simulateFrame({ ...quiet, stars: [star], seed: 3, oversampling: 3 });
        const found = howellCentroid(image, { x: star.x + dx, y: star.y + dy }, 8, radii);
        assert.equal(found.reason, 'converged');
        assert.ok(Math.hypot(found.x - star.x, found.y - star.y) < 0.1, `${found.x - star.x} ${found.y - star.y}`);
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('says so when there is no signal, and stays', () => {
    const image = simulateFrame({ ...quiet, stars: [], seed: null });
    const start = { x: 20.25, y: 33.5 };
    assert.deepEqual(howellCentroid(image, start, 8, radii), { ...start, ok: false, reason: 'no-signal', steps: 1 });
  });

  it('says so when it is drawn away to a neighbour, and stays', () => {
    const star = { x: 36, y: 30, flux: 500_000, fwhmPixels: 4 };
    const image = simulateFrame({ ...quiet, stars: [star], seed: 3 });
    const found = howellCentroid(image, { x: 30, y: 30 }, 4, { ...radii, starPixels: 4 });
    assert.deepEqual(
      { x: found.x, y: found.y, ok: found.ok, reason: found.reason },
      {
        x: 30,
        y: 30,
        ok: false,
        reason: 'ran-away',
      },
    );
  });

  it('works on a star cut by the edge, and on NaN pixels', () => {
    const star = { x: 3, y: 30, flux: 80_000, fwhmPixels: 4 };
    const image = simulateFrame({ ...quiet, stars: [star], seed: 3 });
    image.pixels[26 * 61 + 9] = Number.NaN;
    const found = howellCentroid(image, star, 8, radii);
    assert.ok(found.ok && Math.hypot(found.x - star.x, found.y - star.y) < 0.3, `${found.x} ${found.y}`);
  });
});
