import { FrameMeasured, type work } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { apertureLadder } from '../../domain/aperture/apertureLadder.js';
import { frameAtRadius } from '../../domain/aperture/frameAtRadius.js';
import { type MeasuredFrame, TARGET_STAR_ID } from '../../domain/measurement/measurement.js';
import { starOfFact } from '../../domain/measurement/starFact.js';
import { simulatedFrameFacts } from '../../domain/testing/simulatedNight.js';
import { measureFrame } from '../../work/measureFrame.js';
import { PAINTED_COMPS, PAINTED_PLACES, PAINTED_READ_NOISE, paintedStars } from './paintedStars.js';

const RADII = { starPixels: 7.8, skyInnerPixels: 15.6, skyOuterPixels: 31.2 };
const SOLUTION = {
  ...{ crpixX: 74.5, crpixY: 74.5, raDegrees: 60, decDegrees: -16.5, cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  sip: undefined,
};
const CAMERA = { gain: 1, readNoise: PAINTED_READ_NOISE, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };

export interface NightToPaint {
  frames: number;
  /** Electrons of T1. */
  target: number;
  /** Seeing of a frame, pixels. */
  fwhmPixels: (frame: number, normal: () => number) => number;
  /** What the optics add in quadrature to the images of the comps, pixels. */
  compBlurPixels?: number;
  /** That of the night's 80th percentile. */
  fwhm80Pixels: number;
  /** Whether the radii are the same part of each frame's FWHM, which is known to 2 %. */
  followFwhm?: boolean;
  seed: number;
}

export interface PaintedNight {
  comps: string[];
  /** What the stars were measured with. */
  aperture: {
    radii: typeof RADII;
    ladder: readonly number[];
    scales: ReadonlyMap<string, number>;
    reason: string;
    reference: typeof REFERENCE;
  };
  framesAt: (starPixels: number) => MeasuredFrame[];
}

const REFERENCE = {
  ...{ filename: '', index: 0, fwhmPixels: 0, fwhm80Pixels: 0, passedOver: null },
  frameFlags: new Map<string, number>(),
};
const FWHM_ERROR = 0.02;

/** The frames of a night, painted, as the worker measures them and the log keeps them. */
export function paintedNight(night: NightToPaint): PaintedNight {
  const { fwhm80Pixels, frames: count } = night;
  const normal = seededNormal(night.seed);
  const told = seededNormal(night.seed + 1);
  const ladder = apertureLadder(fwhm80Pixels, RADII.skyInnerPixels);
  const scales = new Map<string, number>();
  const facts = Array.from({ length: count }, (_, index) => {
    const fwhm = night.fwhmPixels(index, normal);
    const scale = (fwhm * (1 + FWHM_ERROR * told())) / fwhm80Pixels;
    if (night.followFwhm === true) scales.set(`${index}`, scale);
    const image = paintedStars({ ...night, fwhmPixels: fwhm }, normal);
    const frame = { ...frameToMeasure(`${index}`, fwhm80Pixels), radiusScale: scales.get(`${index}`) };
    return asLogged({ path: '', reduction: undefined, ...measureFrame(image, image, frame, paintedOrder(ladder)) });
  });
  const reference = { ...REFERENCE, fwhmPixels: fwhm80Pixels, fwhm80Pixels };
  return {
    comps: PAINTED_COMPS.map((_, index) => paintedId(index + 1)),
    aperture: { radii: RADII, ladder, scales, reason: 'by the profile alone', reference },
    framesAt: (starPixels) => facts.map((fact, index) => atRadius(fact, starPixels, index)),
  };
}

export function frameToMeasure(path: string, fwhmPixels: number): work.FrameToMeasure {
  const placed = { path, product: '', camera: CAMERA, solution: SOLUTION, site: undefined, fwhmPixels };
  return { ...placed, jdUtcStart: 0, jdUtcMid: 2460310.5 };
}

export function paintedOrder(ladderPixels: readonly number[], starPixels = RADII.starPixels): work.MeasureOrder {
  const series = { night: '20240101', targetName: 'X', filter: 'V' };
  return {
    reduction: { series, revision: 1, attempt: 1 },
    ...{ frames: [], radii: { ...RADII, starPixels }, ladderPixels: [...ladderPixels] },
    stars: PAINTED_PLACES.map((place, index) => ({
      starId: paintedId(index),
      ...pixelToSky(wcsOfNumbers(SOLUTION), place),
    })),
  };
}

function paintedId(index: number): string {
  return index === 0 ? TARGET_STAR_ID : `000-${index}`;
}

function asLogged(fact: FrameMeasured): FrameMeasured {
  return FrameMeasured.fromJSON(JSON.parse(JSON.stringify(FrameMeasured.toJSON(fact))));
}

function atRadius(fact: FrameMeasured, starPixels: number, index: number): MeasuredFrame {
  const { stars, radii = RADII, radiusScale } = frameAtRadius(fact, starPixels);
  const own = new Map(stars.map(starOfFact).map((star) => [star.starId, star]));
  return { frame: simulatedFrameFacts(index), radii, stars: own, ...(radiusScale !== undefined && { radiusScale }) };
}
