import assert from 'node:assert/strict';
import type { Image } from '@wombat/imaging';
import type { StarMeasured, work } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { type MeasuredFrame, starOfFact, withStrikes } from '../domain/index.js';
import { hasFlag } from '../domain/measurement/flags.js';
import { simulatedFrameFacts } from '../domain/testing/simulatedNight.js';
import { measureFrame } from './measureFrame.js';

const [FRAMES, STRUCK, STAR] = [16, 7, 4];
const [WIDTH, CELL] = [75, 25];
const [FWHM, BETA] = [1.6, 3];
const [GAIN, READ_NOISE, SKY] = [1.2, 8, 600];
const RADII = { starPixels: 3, skyInnerPixels: 6, skyOuterPixels: 7.5 };
/** Of the struck star, electrons; the error of its point is a twenty-fifth of it. */
const FLUX = 4500;
/** Of its light. */
const HIT = 0.17;
const PLACES = Array.from({ length: 9 }, (_, index) => ({
  x: ((index % 3) + 0.5) * CELL + 0.3 * (index % 4),
  y: (Math.floor(index / 3) + 0.5) * CELL + 0.21 * index,
}));
const SOLUTION = {
  ...{ crpixX: WIDTH / 2, crpixY: WIDTH / 2, raDegrees: 60, decDegrees: 10, sip: undefined },
  ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
};
const ORDER: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], ladderPixels: [], radii: RADII },
  stars: PLACES.map((place, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(SOLUTION), place) })),
};

/** What happens to the star on the one frame. */
interface Event {
  /** By this factor it is brighter. */
  flare: number;
  /** Pixels from the one its centre lies in, each with an even part of the hit. */
  hit: readonly (readonly [number, number])[];
}

/** A Moffat, five by five samples a pixel, electrons. */
function draw(pixels: Float64Array, { x, y }: { x: number; y: number }, flux: number): void {
  const square = (FWHM / 2) ** 2 / (2 ** (1 / BETA) - 1);
  const peak = (flux * (BETA - 1)) / (Math.PI * square) / 25;
  const samples = [-0.4, -0.2, 0, 0.2, 0.4];
  for (let row = Math.round(y) - 10; row <= y + 10; row++)
    for (let column = Math.round(x) - 10; column <= x + 10; column++)
      for (const up of samples)
        for (const right of samples) {
          const distance = (column + right - x) ** 2 + (row + up - y) ** 2;
          pixels[row * WIDTH + column] = (pixels[row * WIDTH + column] ?? 0) + peak * (1 + distance / square) ** -BETA;
        }
}

function measured(index: number, { flare, hit }: Event, normal: () => number): StarMeasured[] {
  const drift = { x: 0.13 * index, y: 0.07 * index };
  const pixels = new Float64Array(WIDTH * WIDTH).fill(SKY);
  for (const [star, place] of PLACES.entries()) {
    const light = FLUX * (star === STAR ? (index === STRUCK ? flare : 1) : 1 + 0.3 * star);
    draw(pixels, { x: place.x + drift.x, y: place.y + drift.y }, light);
  }
  for (const [at, electrons] of pixels.entries())
    pixels[at] = (electrons + Math.sqrt(electrons + READ_NOISE ** 2) * normal()) / GAIN;
  const own = PLACES[STAR] ?? { x: 0, y: 0 };
  for (const [dx, dy] of index === STRUCK ? hit : []) {
    const at = (Math.round(own.y + drift.y) + dy) * WIDTH + Math.round(own.x + drift.x) + dx;
    pixels[at] = (pixels[at] ?? 0) + (HIT * FLUX) / GAIN / hit.length;
  }
  const image: Image = { width: WIDTH, height: WIDTH, pixels };
  const placed = { ...SOLUTION, crpixX: SOLUTION.crpixX + drift.x, crpixY: SOLUTION.crpixY + drift.y };
  const frame: work.FrameToMeasure = {
    ...{ path: 'a.fits', product: 'a.fits', jdUtcStart: 0, jdUtcMid: 2460310.5, site: undefined },
    ...{ fwhmPixels: FWHM, solution: placed },
    camera: { gain: GAIN, readNoise: READ_NOISE, saturation: undefined, peakRangeLow: 0, peakRangeHigh: 60_000 },
  };
  return measureFrame(image, image, frame, ORDER).stars;
}

function night(event: Event, seed: number): MeasuredFrame[] {
  const normal = seededNormal(seed);
  return Array.from({ length: FRAMES }, (_, index) => ({
    frame: simulatedFrameFacts(index),
    radii: RADII,
    stars: new Map(
      measured(index, event, normal)
        .map(starOfFact)
        .map((star) => [star.starId, star]),
    ),
  }));
}

function struck(frames: readonly MeasuredFrame[]): string[] {
  return withStrikes(frames).flatMap(({ stars }, index) =>
    [...stars.values()].flatMap(({ starId, flags }) => (hasFlag(flags, 'cosmicRay') ? [`${index} ${starId}`] : [])),
  );
}

/** Of sharp pixels alone a quarter of these is not flagged. */
const TRACKS: readonly Event['hit'][] = [
  [[0, 0]],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [0, -1],
    [1, 0],
  ],
  [
    [-1, 0],
    [0, 0],
    [1, 0],
  ],
  [
    [0, -1],
    [0, 0],
    [0, 1],
    [0, 2],
  ],
];

describe('a star 1.6 pixels wide', () => {
  it('is flagged where a hit on its core brightens it by 0.17 magnitudes, and no other star is', () => {
    for (const hit of TRACKS)
      for (const seed of [1, 2, 3])
        assert.deepEqual(struck(night({ flare: 1, hit }, seed)), [`${STRUCK} ${STAR}`], JSON.stringify({ hit, seed }));
  });

  it('is not where it rises itself, on this frame alone', () => {
    for (const seed of [1, 2, 3])
      for (const flare of [1.15, 1.4])
        assert.deepEqual(struck(night({ flare, hit: [] }, seed)), [], `${flare} ${seed}`);
  });
});
