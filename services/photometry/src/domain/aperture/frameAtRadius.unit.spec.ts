import assert from 'node:assert/strict';
import { FrameMeasured } from '@wombat/proto';
import { frameAtRadius } from './frameAtRadius.js';

const radii = { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 };
const star = {
  starId: 'target',
  x: 10.5,
  y: 20,
  net: 1000,
  area: 113,
  error: 20,
  snr: 50,
  mean: 9,
  peak: 200,
  flags: 8,
};
const fact = (change: object = {}) =>
  FrameMeasured.fromJSON({
    radii,
    ladderPixels: [4, 8],
    stars: [
      {
        ...star,
        apertures: [{ net: 800, area: 50, error: 16, peak: 200, flags: 0 }, { flags: 16384 }],
      },
      { starId: '000-A', offFrame: true, flags: 2 },
    ],
    ...change,
  });

describe('frameAtRadius', () => {
  it('has counts, error and flags of the aperture that is asked for, on the same sky and place', () => {
    const frame = frameAtRadius(fact(), 4);
    assert.deepEqual(frame.radii, { ...radii, starPixels: 4 });
    const { x, net, area, error, peak, snr, mean, flags } = frame.stars[0] ?? {};
    assert.deepEqual(
      { x, net, area, error, peak, snr, mean, flags },
      { x: 10.5, net: 800, area: 50, error: 16, peak: 200, snr: 50, mean: 16, flags: 0 },
    );
  });

  it('has the radius of the series times the scale of the frame', () => {
    const scaled = fact({ radiusScale: 0.8, ladderPixels: [4, 8] });
    assert.deepEqual(frameAtRadius(scaled, 5).radii, { ...radii, starPixels: 4 });
    assert.equal(frameAtRadius(scaled, 5).stars[0]?.net, 800);
    assert.deepEqual(frameAtRadius(scaled, 4), scaled);
  });

  it('has no numbers where that aperture has none, and leaves a star off the frame alone', () => {
    const [target, off] = frameAtRadius(fact(), 8).stars;
    const { net, snr, mean, flags, x } = target ?? {};
    assert.deepEqual([net, snr, mean, flags, x], [undefined, undefined, undefined, 16384, 10.5]);
    assert.deepEqual(off, fact().stars[1]);
  });

  it('is as it was measured without a radius, with its own, or with one it was not measured with', () => {
    for (const starPixels of [undefined, 6, 5]) assert.deepEqual(frameAtRadius(fact(), starPixels), fact());
    const before = fact({ ladderPixels: undefined });
    assert.deepEqual(frameAtRadius(before, 4), before);
  });
});
