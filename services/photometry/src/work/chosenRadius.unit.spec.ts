import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { frameAtRadius, settleAperture } from '../domain/index.js';
import { frameToMeasure, type NightToPaint, paintedNight, paintedOrder } from '../testing/radii/paintedNight.js';
import { paintedStars } from '../testing/radii/paintedStars.js';
import { targetScatter } from '../testing/radii/targetScatter.js';
import { measureFrame } from './measureFrame.js';

const FRAMES = 60;
const FWHM = 3.4;
const RADIUS = 7.8;
const night = (target: number): NightToPaint => ({
  ...{ frames: FRAMES, target, fwhm80Pixels: FWHM, seed: 11 },
  fwhmPixels: (frame, normal) => 2.8 + (0.7 * frame) / FRAMES + 0.1 * normal(),
});

describe('the radius chosen for a star', () => {
  for (const [what, target, limits] of [
    ['a bright target', 200_000, [4.1, 7]],
    ['a faint target', 4000, [3.4, 4.9]],
  ] as const) {
    it(`lets ${what} scatter hardly more than its photons at the best radius`, () => {
      const { aperture, comps, framesAt } = paintedNight(night(target));
      const settled = settleAperture(aperture, comps, framesAt);
      const { starPixels } = settled.radii;
      const [least, most] = limits;
      assert.ok(starPixels >= least && starPixels <= most, JSON.stringify(settled.tried, null, 1));
      const all = aperture.ladder.map((radius) => targetScatter(framesAt(radius), comps));
      const best = Math.min(...all.map(({ photons }) => photons));
      const { scatter } = targetScatter(framesAt(starPixels), comps);
      assert.ok(
        scatter <= 1.15 * best,
        `${scatter} at ${starPixels} px, photons ${best} at best: ${JSON.stringify(all)}`,
      );
      const before = targetScatter(framesAt(RADIUS), comps);
      assert.ok(what === 'a bright target' || before.photons > 1.3 * best, 'the radius of bright stars cost much');
    });
  }

  it('has the numbers and flags a frame has that is measured with this radius alone', () => {
    const image = paintedStars({ target: 200_000, fwhmPixels: 2.8 }, seededNormal(3));
    const frame = { ...frameToMeasure('', FWHM), radiusScale: 0.8 };
    const whole = { reduction: undefined, path: '' };
    const rungs = [3.4, 4.8, 5.8, 8.3, 11.9];
    const ladder = { ...whole, ...measureFrame(image, image, frame, paintedOrder(rungs)) };
    assert.deepEqual(ladder.ladderPixels, [2.72, 3.84, 4.64, 6.64, 9.52]);
    for (const [rung, starPixels] of rungs.entries()) {
      const alone = measureFrame(image, image, frame, paintedOrder([], ladder.ladderPixels[rung]));
      const { radii, stars } = frameAtRadius(ladder, starPixels);
      assert.equal(radii?.starPixels, ladder.ladderPixels[rung]);
      for (const [index, star] of stars.entries()) {
        const other = alone.stars[index];
        assert.ok(other !== undefined);
        // Its own radius places the star anew, by a hundredth of a pixel at most.
        for (const name of ['net', 'area', 'error', 'snr', 'peak', 'mean'] as const)
          assert.ok(Math.abs((star[name] ?? 0) / (other[name] ?? 0) - 1) < 2e-3, `${name} at ${starPixels} px`);
        assert.equal(star.flags, other.flags);
      }
    }
  });
});
