import assert from 'node:assert/strict';
import type { work } from '@wombat/proto';
import { FrameMeasured } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { frameAtRadius, type MeasuredFrame, settleAperture, starOfFact, TARGET_STAR_ID } from '../domain/index.js';
import { simulatedFrameFacts } from '../domain/testing/simulatedNight.js';
import { measureFrame } from './measureFrame.js';

const SIDE = 150;
const FRAMES = 60;
const SKY = 400;
const READ_NOISE = 8;
const BETA = 3.5;
const RADII = { starPixels: 7.8, skyInnerPixels: 15.6, skyOuterPixels: 31.2 };
const FWHM = 3.4;
const LADDER = [3.4, 4.1, 4.9, 5.8, 7, 8.3, 10, 11.9];
const PLACES = [
  { x: 75.3, y: 74.6 },
  { x: 38.2, y: 40.7 },
  { x: 112.6, y: 40.1 },
  { x: 39.9, y: 111.4 },
  { x: 110.5, y: 112.2 },
];
const COMPS = [60_000, 90_000, 120_000, 150_000];
const solution = {
  ...{ crpixX: 74.5, crpixY: 74.5, raDegrees: 60, decDegrees: -16.5, cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  sip: undefined,
};
const camera = { gain: 1, readNoise: READ_NOISE, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };
const idOf = (index: number) => (index === 0 ? TARGET_STAR_ID : `000-${index}`);
const order: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], radii: RADII, ladderPixels: LADDER },
  stars: PLACES.map((place, index) => ({ starId: idOf(index), ...pixelToSky(wcsOfNumbers(solution), place) })),
};

/** Moffat stars of these electrons, wider from frame to frame by seeing that also flickers, under thin cloud. */
function paint(target: number, frame: number, normal: () => number) {
  const pixels = new Float64Array(SIDE * SIDE).fill(SKY);
  const fwhm = 2.8 + (0.7 * frame) / FRAMES + 0.1 * normal();
  const alpha = fwhm / (2 * Math.sqrt(2 ** (1 / BETA) - 1));
  const clear = 1 - 0.05 * Math.abs(normal());
  const [shiftX, shiftY] = [0.3 * normal(), 0.3 * normal()];
  for (const [index, place] of PLACES.entries()) {
    const peak = (clear * (index === 0 ? target : (COMPS[index - 1] ?? 0)) * (BETA - 1)) / (Math.PI * alpha * alpha);
    for (let at = 0; at < pixels.length; at++) {
      const [x, y] = [(at % SIDE) - place.x - shiftX, Math.floor(at / SIDE) - place.y - shiftY];
      if (x * x + y * y > 1600) continue;
      for (const [i, j] of [
        [-0.25, -0.25],
        [0.25, -0.25],
        [-0.25, 0.25],
        [0.25, 0.25],
      ] as const)
        pixels[at] = (pixels[at] ?? 0) + (peak / 4) * (1 + ((x + i) ** 2 + (y + j) ** 2) / (alpha * alpha)) ** -BETA;
    }
  }
  const noisy = pixels.map((electrons) => electrons + normal() * Math.sqrt(electrons + READ_NOISE ** 2));
  return { width: SIDE, height: SIDE, pixels: noisy };
}

/** The frames of a night as the worker measures them and the log keeps them. */
function measuredNight(target: number): FrameMeasured[] {
  const normal = seededNormal(11);
  return Array.from({ length: FRAMES }, (_, index) => {
    const image = paint(target, index, normal);
    const frame = {
      path: `${index}`,
      product: '',
      camera,
      solution,
      jdUtcStart: 0,
      jdUtcMid: 2460310.5,
      fwhmPixels: FWHM,
    };
    const measured = measureFrame(image, image, { ...frame, site: undefined }, order);
    return FrameMeasured.fromJSON(
      JSON.parse(JSON.stringify(FrameMeasured.toJSON({ reduction: undefined, path: '', ...measured }))),
    );
  });
}

function framesOf(night: readonly FrameMeasured[], starPixels: number): MeasuredFrame[] {
  return night.map((fact, index) => {
    const { stars, radii = RADII } = frameAtRadius(fact, starPixels);
    const own = new Map(stars.map(starOfFact).map((star) => [star.starId, star]));
    return { frame: simulatedFrameFacts(index), radii, stars: own };
  });
}

/** T1 against the comps' light together: what it scatters about its mean, and what photons, sky and read noise say. */
function scatterOf(frames: readonly MeasuredFrame[]) {
  const points = frames.map(({ stars }) => {
    const target = stars.get(TARGET_STAR_ID);
    const comps = COMPS.map((_, index) => stars.get(idOf(index + 1)));
    const sum = comps.reduce((total, star) => total + (star?.net ?? Number.NaN), 0);
    const net = target?.net ?? Number.NaN;
    const sumError = Math.hypot(...comps.map((star) => star?.error ?? Number.NaN));
    const error = 1.0857 * Math.hypot((target?.error ?? Number.NaN) / net, sumError / sum);
    return { mag: -2.5 * Math.log10(net / sum), error };
  });
  const mean = points.reduce((total, { mag }) => total + mag, 0) / points.length;
  const square = points.reduce((total, { mag }) => total + (mag - mean) ** 2, 0) / (points.length - 1);
  const photons = points.reduce((total, { error }) => total + error ** 2, 0) / points.length;
  return { scatter: Math.sqrt(square), photons: Math.sqrt(photons) };
}

const reference = {
  filename: '',
  index: 0,
  fwhmPixels: FWHM,
  fwhm80Pixels: FWHM,
  passedOver: null,
  frameFlags: new Map(),
};
const aperture = { radii: RADII, ladder: LADDER, reason: 'by the profile alone', reference };

describe('the radius chosen for a star', () => {
  for (const [what, target, limits] of [
    ['a bright target', 200_000, [4.1, 7]],
    ['a faint target', 4000, [3.4, 4.9]],
  ] as const) {
    it(`lets ${what} scatter hardly more than its photons at the best radius`, () => {
      const night = measuredNight(target);
      const auids = COMPS.map((_, index) => idOf(index + 1));
      const settled = settleAperture(aperture, auids, (starPixels) => framesOf(night, starPixels));
      const { starPixels } = settled.radii;
      const [least, most] = limits;
      assert.ok(starPixels >= least && starPixels <= most, JSON.stringify(settled.tried, null, 1));
      const all = LADDER.map((radius) => scatterOf(framesOf(night, radius)));
      const best = Math.min(...all.map(({ photons }) => photons));
      const { scatter } = scatterOf(framesOf(night, starPixels));
      assert.ok(
        scatter <= 1.15 * best,
        `${scatter} at ${starPixels} px, photons ${best} at best: ${JSON.stringify(all)}`,
      );
      const before = scatterOf(framesOf(night, RADII.starPixels));
      assert.ok(what === 'a bright target' || before.photons > 1.3 * best, 'the radius of bright stars cost much');
    });
  }

  it('has the numbers and flags a frame has that is measured with this radius alone', () => {
    const image = paint(200_000, 0, seededNormal(3));
    const frame = {
      path: '',
      product: '',
      camera,
      solution,
      jdUtcStart: 0,
      jdUtcMid: 2460310.5,
      site: undefined,
      fwhmPixels: FWHM,
    };
    const whole = { reduction: undefined, path: '' };
    const ladder = { ...whole, ...measureFrame(image, image, frame, order) };
    for (const starPixels of LADDER) {
      const alone = measureFrame(image, image, frame, { ...order, radii: { ...RADII, starPixels }, ladderPixels: [] });
      for (const [index, star] of frameAtRadius(ladder, starPixels).stars.entries()) {
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
