import assert from 'node:assert/strict';
import type { Image } from '@wombat/imaging';
import type { StarMeasured, work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { starOfFact, withStrikes } from '../domain/index.js';
import { hasFlag } from '../domain/measurement/flags.js';
import { pointError } from '../domain/strikes/pointError.js';
import { simulatedFrameFacts } from '../domain/testing/simulatedNight.js';
import { measureFrame } from './measureFrame.js';

const STARS = 9;
const FRAMES = 24;
const GAIN = 1.2;
const READ_NOISE = 8;
/** Of star-frames that are struck. */
const STRUCK_PART = 0.06;
/** A hit of this many errors of its point is to be found. */
const FOUND_FROM = 3;

interface Kind {
  fwhmPixels: number;
  snr: number;
  /** Seeing, shapes, cloud and sky change from frame to frame. */
  isWild: boolean;
}

interface Hit {
  frame: number;
  star: number;
  counts: number;
}

interface Tally {
  hits: number;
  missed: number;
  clean: number;
  falsely: number;
}

/** A night in pixels of stars with a core and a halo, drifting, one of them with a neighbour; T1 varies by 20 %. */
function campaign({ fwhmPixels, snr, isWild }: Kind, seed: number): Tally {
  const random = seededRandom(seed);
  const normal = seededNormal(seed + 1);
  const radius = Math.max(3, 1.7 * fwhmPixels);
  const cell = Math.ceil(5 * radius) + 8;
  const width = 3 * cell;
  const sky = isWild ? 600 : 120;
  const background = Math.PI * radius ** 2 * (sky + READ_NOISE ** 2);
  const faintest = (snr ** 2 + Math.sqrt(snr ** 4 + 4 * snr ** 2 * background)) / 2;
  const places = Array.from({ length: STARS }, (_, index) => {
    return { x: ((index % 3) + 0.5) * cell + random(), y: (Math.floor(index / 3) + 0.5) * cell + random() };
  });
  const fluxes = places.map((_, index) => faintest * (index === 0 ? 1 : 0.6 + (2.5 * ((7 * index) % 9)) / 9));
  const solution = {
    ...{ crpixX: width / 2, crpixY: width / 2, raDegrees: 60, decDegrees: 10, sip: undefined },
    ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  };
  const order: work.MeasureOrder = {
    reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
    ...{ frames: [], ladderPixels: [] },
    radii: { starPixels: radius, skyInnerPixels: 2 * radius, skyOuterPixels: 2.5 * radius },
    stars: places.map((place, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(solution), place) })),
  };
  const hits: Hit[] = [];
  const drift = { x: 0, y: 0 };
  const measured = Array.from({ length: FRAMES }, (_, frame) => {
    drift.x += 0.1 + 0.15 * normal();
    drift.y += 0.1 * normal();
    const seeing = fwhmPixels * (isWild ? 1 + (0.25 * frame) / FRAMES + 0.05 * normal() : 1 + 0.02 * normal());
    const beta = isWild ? 2.5 + 0.6 * random() : 3;
    const clear = isWild ? 1 - 0.15 * Math.abs(normal()) : 1;
    const pixels = new Float64Array(width * width).fill(sky);
    for (const [index, place] of places.entries()) {
      const at = { x: place.x + drift.x, y: place.y + drift.y };
      const light = clear * (fluxes[index] ?? 0) * (index === 0 ? 1 + 0.2 * Math.sin(frame / 6) : 1);
      add(pixels, width, { ...at, flux: 0.85 * light, fwhm: seeing, beta });
      add(pixels, width, { x: at.x + 0.15 * seeing, y: at.y, flux: 0.15 * light, fwhm: 1.7 * seeing, beta: 2.2 });
      if (index === 4)
        add(pixels, width, { x: at.x + 1.3 * fwhmPixels, y: at.y, flux: 0.15 * light, fwhm: seeing, beta });
    }
    for (const [at, electrons] of pixels.entries())
      pixels[at] = (electrons + Math.sqrt(electrons + READ_NOISE ** 2) * normal()) / GAIN;
    const image = { width, height: width, pixels };
    for (const [star, place] of places.entries()) {
      if (random() > STRUCK_PART) continue;
      const error = Math.hypot(Math.sqrt((fluxes[star] ?? 0) + background), 0.004 * (fluxes[star] ?? 0));
      const counts = (error / GAIN) * (3.5 + 9 * random() * random());
      if (strike(image, { x: place.x + drift.x, y: place.y + drift.y }, { radius, counts, random }))
        hits.push({ frame, star, counts });
    }
    const placed = { ...solution, crpixX: solution.crpixX + drift.x, crpixY: solution.crpixY + drift.y };
    return measureFrame(image, image, frameOf(placed, fwhmPixels), order).stars;
  });
  return tallyOf(measured, hits, order);
}

function frameOf(solution: work.FrameToMeasure['solution'], fwhmPixels: number): work.FrameToMeasure {
  return {
    ...{ path: 'a.fits', product: 'a.fits', jdUtcStart: 0, jdUtcMid: 2460310.5, site: undefined, fwhmPixels, solution },
    camera: { gain: GAIN, readNoise: READ_NOISE, saturation: undefined, peakRangeLow: 0, peakRangeHigh: 60_000 },
  };
}

function tallyOf(measured: readonly StarMeasured[][], hits: readonly Hit[], { radii }: work.MeasureOrder): Tally {
  if (radii === undefined) throw new Error('no radii');
  const frames = measured.map((stars, index) => ({
    frame: simulatedFrameFacts(index),
    radii,
    stars: new Map(stars.map(starOfFact).map((star) => [star.starId, star])),
  }));
  const tally: Tally = { hits: 0, missed: 0, clean: 0, falsely: 0 };
  for (const [index, { stars }] of withStrikes(frames).entries()) {
    for (const { starId, flags, net } of stars.values()) {
      const flagged = hasFlag(flags, 'cosmicRay') || hasFlag(flags, 'hotPixel') ? 1 : 0;
      const hit = hits.find(({ frame, star }) => frame === index && `${star}` === starId);
      const before = frames[index];
      if (hit === undefined || before === undefined) {
        tally.clean++;
        tally.falsely += flagged;
      } else if (Math.log(net / (net - hit.counts)) >= FOUND_FROM * pointError(starId, before)) {
        tally.hits++;
        tally.missed += 1 - flagged;
      }
    }
  }
  return tally;
}

interface Light {
  x: number;
  y: number;
  flux: number;
  fwhm: number;
  beta: number;
}

/** A Moffat, three by three samples a pixel. */
function add(pixels: Float64Array, width: number, { x, y, flux, fwhm, beta }: Light): void {
  const square = (fwhm / 2) ** 2 / (2 ** (1 / beta) - 1);
  const peak = (flux * (beta - 1)) / (Math.PI * square) / 9;
  const reach = Math.ceil(6 * fwhm);
  for (let row = Math.max(0, Math.round(y) - reach); row <= Math.min(width - 1, y + reach); row++)
    for (let column = Math.max(0, Math.round(x) - reach); column <= Math.min(width - 1, x + reach); column++) {
      let light = 0;
      for (const up of [-1, 0, 1])
        for (const right of [-1, 0, 1])
          light += (1 + ((column + right / 3 - x) ** 2 + (row + up / 3 - y) ** 2) / square) ** -beta;
      pixels[row * width + column] = (pixels[row * width + column] ?? 0) + peak * light;
    }
}

interface Track {
  radius: number;
  counts: number;
  random: () => number;
}

/** A track of one to four pixels that puts so much into the aperture; false where it missed it. */
function strike({ pixels, width }: Image, star: { x: number; y: number }, { radius, counts, random }: Track): boolean {
  const length = random() < 0.5 ? 1 : 1 + Math.floor(4 * random());
  const [direction, place, turn] = [random() * Math.PI, 0.95 * radius * Math.sqrt(random()), 2 * Math.PI * random()];
  const track = new Set<number>();
  for (let step = 0; step < length; step++) {
    const x = star.x + place * Math.cos(turn) + step * Math.cos(direction);
    const y = star.y + place * Math.sin(turn) + step * Math.sin(direction);
    track.add(Math.round(y) * width + Math.round(x));
  }
  const distance = (at: number) => Math.hypot((at % width) - star.x, Math.floor(at / width) - star.y);
  const inside = [...track].filter((at) => distance(at) < radius - 0.5).length;
  if (inside === 0) return false;
  for (const at of track) pixels[at] = (pixels[at] ?? 0) + counts / inside;
  return true;
}

describe('cosmic rays on the stars of a series', () => {
  const kinds = [1.6, 2, 2.6, 3.5].flatMap((fwhmPixels) =>
    [30, 150].map((snr, index) => ({ fwhmPixels, snr, isWild: (index + fwhmPixels * 10) % 2 < 1 })),
  );
  const tallies = kinds.map((kind, index) => ({ ...kind, ...campaign(kind, 101 + index) }));
  const sum = (part: keyof Tally) => tallies.reduce((total, tally) => total + tally[part], 0);
  const told = tallies.map((tally) => JSON.stringify(tally)).join('\n');

  // Over 50 seeds of each kind that nothing was tuned on 0.7 of 100 are missed (32 of 4455; of those above 0.05 mag 5
  // of 2936), nearly all on the core of a star; 28 of 81,886 points are flagged falsely.
  it('are flagged from three errors of the point on, 97 of 100', () => {
    assert.ok(sum('hits') > 60, told);
    assert.ok(sum('missed') <= 0.03 * sum('hits'), told);
  });

  it('are not seen where there are none: at most 1 of 200 points is flagged', () => {
    assert.ok(sum('clean') > 1500, told);
    assert.ok(sum('falsely') <= 0.005 * sum('clean'), told);
  });
});
