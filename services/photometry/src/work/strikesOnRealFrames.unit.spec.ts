import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readImage } from '@wombat/fits';
import {
  type DetectedStar,
  detectStars,
  type Image,
  type PlaneTransform,
  ReferenceStars,
  register,
} from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { starOfFact, TARGET_STAR_ID, withStrikes } from '../domain/index.js';
import { flagNames } from '../domain/measurement/flags.js';
import { simulatedFrameFacts } from '../domain/testing/simulatedNight.js';
import { measureFrame } from './measureFrame.js';

const FRAMES = 'data/hatp32/frames';
const RADII = { starPixels: 4.3, skyInnerPixels: 8.6, skyOuterPixels: 17.2 };
const FWHM = 2.3;
const SATURATION = 3500;
/** Of HAT-P-32 on the first frame. */
const TARGET = { x: 422.9, y: 285.9 };
const COMPS = 10;
/** Comps are brighter than the sky's noise and fainter than the camera's limit: peaks above the sky, counts. */
const PEAKS = { from: 250, to: 2200 };
/** No star as bright as a tenth lies nearer than this, and none leaves the field: the field drifts by 250 pixels. */
const ALONE_PIXELS = 12;

const SCALE_DEGREES = 0.001434;
const FIRST = {
  ...{ crpixX: 324.5, crpixY: 249.5, raDegrees: 31.2, decDegrees: 46.7, sip: undefined },
  ...{ cd11: -SCALE_DEGREES, cd12: 0, cd21: 0, cd22: SCALE_DEGREES },
};

/** The solution of a frame whose pixels lie on those of the first like that. */
function solutionOf({ xx, xy, x0, yx, yy, y0 }: PlaneTransform): typeof FIRST {
  const determinant = xx * yy - xy * yx;
  const [dx, dy] = [FIRST.crpixX - x0, FIRST.crpixY - y0];
  return {
    ...FIRST,
    crpixX: (yy * dx - xy * dy) / determinant,
    crpixY: (xx * dy - yx * dx) / determinant,
    ...{ cd11: FIRST.cd11 * xx, cd12: FIRST.cd11 * xy, cd21: FIRST.cd22 * yx, cd22: FIRST.cd22 * yy },
  };
}

async function image(name: string): Promise<Image> {
  const read = await readImage(join(sharedPath(FRAMES), name));
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

function compsOf(stars: readonly DetectedStar[]): DetectedStar[] {
  const isAlone = (star: DetectedStar) =>
    stars.every((other) => {
      const distance = Math.hypot(other.x - star.x, other.y - star.y);
      return distance < 1 || distance > ALONE_PIXELS || other.flux < 0.1 * star.flux;
    });
  const isTarget = ({ x, y }: DetectedStar) => Math.hypot(x - TARGET.x, y - TARGET.y) < 3;
  return stars
    .filter((star) => star.peak > PEAKS.from && star.peak < PEAKS.to && star.x > 290 && star.x < 620)
    .filter((star) => star.y > 60 && star.y < 420 && isAlone(star) && !isTarget(star))
    .slice(0, COMPS);
}

describeUnless(skipWithout(FRAMES))('71 real frames of an undersampled camera without masters', () => {
  const flagged: string[] = [];
  let targetPoints = 0;
  let compPoints = 0;
  let struckComps = 0;
  let onSlopes = 0;

  beforeAll(async () => {
    const names = readdirSync(sharedPath(FRAMES)).sort();
    const [first = ''] = names;
    const stars = detectStars(await image(first));
    const reference = new ReferenceStars(stars);
    const places = [TARGET, ...compsOf(stars)];
    assert.equal(places.length, COMPS + 1);
    const order: work.MeasureOrder = {
      reduction: { series: { night: '20171219', targetName: 'HAT-P-32', filter: 'Clear' }, revision: 1, attempt: 1 },
      ...{ frames: [], ladderPixels: [], radii: RADII },
      stars: places.map((place, index) => ({
        starId: index === 0 ? TARGET_STAR_ID : `comp ${index}`,
        ...pixelToSky(wcsOfNumbers(FIRST), place),
      })),
    };
    const camera = { gain: 40, readNoise: 10, saturation: SATURATION, peakRangeLow: 400, peakRangeHigh: 3000 };
    const frames = [];
    for (const [index, name] of names.entries()) {
      const pixels = await image(name);
      const laid = register(detectStars(pixels), reference);
      if (!laid.ok) throw new Error(laid.fault.message);
      const frame = {
        ...{ path: name, product: name, camera, solution: solutionOf(laid.value.transform), fwhmPixels: FWHM },
        ...{ jdUtcStart: 0, jdUtcMid: 2458107.5, site: undefined },
      };
      const measured = measureFrame(pixels, pixels, frame, order).stars.map(starOfFact);
      frames.push({
        frame: simulatedFrameFacts(index),
        radii: RADII,
        stars: new Map(measured.map((star) => [star.starId, star])),
      });
    }
    for (const [index, { stars: judged }] of withStrikes(frames).entries())
      for (const { starId, flags, net, snr } of judged.values()) {
        if (!(net > 0 && snr > 20)) continue;
        if (flagNames(flags).includes('gradient')) onSlopes++;
        const names = flagNames(flags).filter((name) => name === 'cosmicRay' || name === 'hotPixel');
        if (starId === TARGET_STAR_ID) {
          targetPoints++;
          flagged.push(...names.map((flag) => `${index} ${flag}`));
        } else {
          compPoints++;
          struckComps += names.length;
        }
      }
  });

  it('have no strike on the target that would count, though hot pixels lie in its aperture', () => {
    assert.equal(targetPoints, 71);
    assert.deepEqual(flagged, []);
  });

  it('have no star in a sky that is not level, without a flat though they are', () => assert.equal(onSlopes, 0));

  it('have hardly any on comparison stars', () => {
    assert.ok(compPoints > 0.9 * 71 * COMPS, `${compPoints} points`);
    assert.ok(struckComps <= 0.005 * compPoints, `${struckComps} of ${compPoints}`);
  });
});
