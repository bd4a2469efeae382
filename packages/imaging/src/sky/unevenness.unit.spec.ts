import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { annulusSky, annulusSkyWithUnevenness } from './annulusSky.js';

const SIDE = 81;
const CENTRE = { x: 40.3, y: 39.6 };
const RADII = { starPixels: 8, skyInnerPixels: 16, skyOuterPixels: 32 };
const NOISE = 12;

function unevennessOf(sky: (dx: number, dy: number) => number, { noise = NOISE, seed = 1, whole = false } = {}) {
  const normal = seededNormal(seed);
  const pixels = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
    const value = 500 + sky((i % SIDE) - CENTRE.x, Math.floor(i / SIDE) - CENTRE.y) + noise * normal();
    return whole ? Math.round(value) : value;
  });
  const image = { width: SIDE, height: SIDE, pixels };
  const { unevenness, ...sky2 } = annulusSkyWithUnevenness(image, CENTRE, RADII);
  assert.deepEqual(sky2, annulusSky(image, CENTRE, RADII));
  return unevenness;
}

describe('unevenness', () => {
  it('is nothing in even sky, whatever its noise, in whole counts too', () => {
    for (let seed = 0; seed < 300; seed++) {
      assert.equal(
        unevennessOf(() => 0, { seed }),
        0,
      );
      assert.equal(
        unevennessOf(() => 0, { seed, noise: 0.6, whole: true }),
        0,
      );
    }
    assert.equal(
      unevennessOf(() => 0, { noise: 0 }),
      0,
    );
  });

  it('is what the sky differs by along a slope, root mean square', () => {
    const expected = Math.sqrt((16 ** 2 + 32 ** 2) / 4);
    for (const angle of [0, 0.3, 1, 2.5, 4]) {
      const found = unevennessOf((dx, dy) => dx * Math.cos(angle) + dy * Math.sin(angle));
      assert.ok(found > 0.8 * expected && found < 1.1 * expected, `${found} for ${expected}`);
    }
  });

  it('does not count what is alike all round, nor one star', () => {
    assert.equal(
      unevennessOf((dx, dy) => 4e4 / (1 + dx * dx + dy * dy)),
      0,
    );
    assert.equal(
      unevennessOf((dx, dy) => 3000 * Math.exp(-((dx - 22) ** 2 + (dy - 9) ** 2) / 12)),
      0,
    );
  });

  it('is not known of too few pixels', () => {
    const image = { width: 9, height: 9, pixels: new Float64Array(81).map((_, i) => i % 7) };
    const few = annulusSkyWithUnevenness(
      image,
      { x: 4, y: 4 },
      { starPixels: 1, skyInnerPixels: 2, skyOuterPixels: 3 },
    );
    assert.ok(Number.isNaN(few.unevenness));
    const none = annulusSkyWithUnevenness(
      image,
      { x: 4, y: 4 },
      { starPixels: 1, skyInnerPixels: 2, skyOuterPixels: 2 },
    );
    assert.deepEqual([none.level, none.count, none.unevenness], [0, 0, Number.NaN]);
  });
});
