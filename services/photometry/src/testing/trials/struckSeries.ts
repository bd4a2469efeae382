import type { StarMeasured, work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { type MeasuredFrame, starOfFact } from '../../domain/index.js';
import { simulatedFrameFacts } from '../../domain/testing/simulatedNight.js';
import { measureFrame } from '../../work/measureFrame.js';
import { drawTrack } from './cosmicTrack.js';
import { addMoffat } from './moffatLight.js';

const STARS = 9;
const FRAMES = 24;
const GAIN = 1.2;
const READ_NOISE = 8;
/** Of star-frames that are struck. */
const STRUCK_PART = 0.06;

export interface StruckKind {
  fwhmPixels: number;
  snr: number;
  /** Seeing, shapes, cloud and sky change from frame to frame. */
  isWild: boolean;
}

export const STRUCK_KINDS: readonly StruckKind[] = [1.6, 2, 2.6, 3.5].flatMap((fwhmPixels) =>
  [30, 150].map((snr, index) => ({ fwhmPixels, snr, isWild: (index + fwhmPixels * 10) % 2 < 1 })),
);

export interface Hit {
  frame: number;
  starId: string;
  /** In the aperture. */
  counts: number;
}

/** A night in pixels of stars with a core and a halo, drifting, one of them with a neighbour; T1 varies by 20 %. */
export function struckSeries(
  { fwhmPixels, snr, isWild }: StruckKind,
  seed: number,
): { frames: MeasuredFrame[]; hits: Hit[] } {
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
  const radii = { starPixels: radius, skyInnerPixels: 2 * radius, skyOuterPixels: 2.5 * radius };
  const order: work.MeasureOrder = {
    reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
    ...{ frames: [], ladderPixels: [], radii },
    stars: places.map((place, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(solution), place) })),
  };
  const hits: Hit[] = [];
  const drift = { x: 0, y: 0 };
  const frames = Array.from({ length: FRAMES }, (_, frame): MeasuredFrame => {
    drift.x += 0.1 + 0.15 * normal();
    drift.y += 0.1 * normal();
    const seeing = fwhmPixels * (isWild ? 1 + (0.25 * frame) / FRAMES + 0.05 * normal() : 1 + 0.02 * normal());
    const beta = isWild ? 2.5 + 0.6 * random() : 3;
    const clear = isWild ? 1 - 0.15 * Math.abs(normal()) : 1;
    const pixels = new Float64Array(width * width).fill(sky);
    for (const [index, place] of places.entries()) {
      const at = { x: place.x + drift.x, y: place.y + drift.y };
      const light = clear * (fluxes[index] ?? 0) * (index === 0 ? 1 + 0.2 * Math.sin(frame / 6) : 1);
      addMoffat(pixels, width, { ...at, flux: 0.85 * light, fwhm: seeing, beta });
      addMoffat(pixels, width, { x: at.x + 0.15 * seeing, y: at.y, flux: 0.15 * light, fwhm: 1.7 * seeing, beta: 2.2 });
      if (index === 4)
        addMoffat(pixels, width, { x: at.x + 1.3 * fwhmPixels, y: at.y, flux: 0.15 * light, fwhm: seeing, beta });
    }
    for (const [at, electrons] of pixels.entries())
      pixels[at] = (electrons + Math.sqrt(electrons + READ_NOISE ** 2) * normal()) / GAIN;
    const image = { width, height: width, pixels };
    for (const [star, place] of places.entries()) {
      if (random() > STRUCK_PART) continue;
      const error = Math.hypot(Math.sqrt((fluxes[star] ?? 0) + background), 0.004 * (fluxes[star] ?? 0));
      const counts = (error / GAIN) * (3.5 + 9 * random() * random());
      if (drawTrack(image, { x: place.x + drift.x, y: place.y + drift.y }, { radius, counts, random }))
        hits.push({ frame, starId: `${star}`, counts });
    }
    const placed = { ...solution, crpixX: solution.crpixX + drift.x, crpixY: solution.crpixY + drift.y };
    const { stars } = measureFrame(image, image, frameOf(placed, fwhmPixels), order);
    return { frame: simulatedFrameFacts(frame), radii, stars: byId(stars) };
  });
  return { frames, hits };
}

function byId(stars: readonly StarMeasured[]): MeasuredFrame['stars'] {
  return new Map(stars.map(starOfFact).map((star) => [star.starId, star]));
}

function frameOf(solution: work.FrameToMeasure['solution'], fwhmPixels: number): work.FrameToMeasure {
  return {
    ...{ path: 'a.fits', product: 'a.fits', jdUtcStart: 0, jdUtcMid: 2460310.5, site: undefined, fwhmPixels, solution },
    camera: { gain: GAIN, readNoise: READ_NOISE, saturation: undefined, peakRangeLow: 0, peakRangeHigh: 60_000 },
  };
}
