import assert from 'node:assert/strict';
import { settleAperture } from '../domain/index.js';
import { paintedNight } from '../testing/radii/paintedNight.js';
import { type TargetScatter, targetScatter } from '../testing/radii/targetScatter.js';

const FRAMES = 60;
const BRIGHT = 200_000;
const FAINT = 4000;

/** T1 at the radius chosen, on a night whose seeing goes from 2 to 4 pixels. */
function scattering(own: { target: number; compBlurPixels?: number }, followFwhm: boolean): TargetScatter {
  const { aperture, comps, framesAt } = paintedNight({
    ...{ frames: FRAMES, fwhm80Pixels: 3.6, seed: 11, followFwhm, ...own },
    fwhmPixels: (frame, normal) => 2 + (2 * frame) / (FRAMES - 1) + 0.08 * normal(),
  });
  const { radii, reason } = settleAperture(aperture, comps, framesAt);
  assert.match(reason, followFwhm ? /the FWHM of each frame, \d\.\d px to \d\.\d px/ : /times the FWHM: an error/);
  return targetScatter(framesAt(radii.starPixels), comps);
}

describe('star radii that follow the FWHM of each frame, on a night whose seeing doubles', () => {
  const both = (own: { target: number; compBlurPixels?: number }) =>
    [false, true].map((followFwhm) => scattering(own, followFwhm)) as [TargetScatter, TargetScatter];

  it('are better for a target near the noise of the sky', () => {
    const [fixed, following] = both({ target: FAINT });
    assert.ok(following.photons < 0.96 * fixed.photons, `${following.photons} for ${fixed.photons}`);
    assert.ok(following.scatter < fixed.scatter, `${following.scatter} for ${fixed.scatter}`);
  });

  it('are neither better nor worse for a bright one', () => {
    const [fixed, following] = both({ target: BRIGHT });
    assert.ok(Math.abs(following.photons / fixed.photons - 1) < 0.02, `${following.photons} for ${fixed.photons}`);
    assert.ok(following.scatter < 1.15 * following.photons, `${following.scatter}, photons ${following.photons}`);
  });

  it('are worse for a bright one where the optics widen the comparison stars and not the target', () => {
    const [fixed, following] = both({ target: BRIGHT, compBlurPixels: 1 });
    assert.ok(following.scatter > 1.2 * fixed.scatter, `${following.scatter} for ${fixed.scatter}`);
  });
});
