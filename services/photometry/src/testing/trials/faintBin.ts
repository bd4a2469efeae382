import type { Image } from '@wombat/imaging';
import { FrameMeasured, type work } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import {
  frameAtRadius,
  type MeasuredFrame,
  type StarMagnitudes,
  starOfFact,
  TARGET_STAR_ID,
} from '../../domain/index.js';
import { standardMagnitudes } from '../../domain/magnitudes/standardMagnitudes.js';
import { zeroPoints } from '../../domain/magnitudes/zeroPoints.js';
import { simulatedFrameFacts } from '../../domain/testing/simulatedNight.js';
import { measureFrame } from '../../work/measureFrame.js';

/** The SNR of the target, bin by bin. */
export const FAINT_SNRS = [20, 12, 8, 6, 5, 4, 3, 2, 1, 0.5];

const SIDE = 150;
const SKY = 400;
const READ_NOISE = 8;
const BETA = 3.5;
const FWHM = 3;
const RADIUS = 7.5;
const DETECTION_SNR = 3;
const ZERO_POINT = 20;
const COMP_COUNTS = 100_000;
const PLACES = [
  { x: 75.3, y: 74.6 },
  { x: 38.2, y: 40.7 },
  { x: 112.6, y: 40.1 },
  { x: 39.9, y: 111.4 },
  { x: 110.5, y: 112.2 },
];
const SOLUTION = {
  ...{ crpixX: 74.5, crpixY: 74.5, raDegrees: 60, decDegrees: -16.5, cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  sip: undefined,
};
const CAMERA = { gain: 1, readNoise: READ_NOISE, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };
const idOf = (index: number) => (index === 0 ? TARGET_STAR_ID : `000-${index}`);
const ORDER: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], radii: { starPixels: RADIUS, skyInnerPixels: 15, skyOuterPixels: 24 }, ladderPixels: [] },
  stars: PLACES.map((place, index) => ({ starId: idOf(index), ...pixelToSky(wcsOfNumbers(SOLUTION), place) })),
};
const ALPHA_SQUARED = FWHM ** 2 / (4 * (2 ** (1 / BETA) - 1));
/** Variance in the aperture beside the star's own photons; its part of a star's light. */
const BACKGROUND = Math.PI * RADIUS ** 2 * (SKY + READ_NOISE ** 2);
const ENCLOSED = 1 - (1 + RADIUS ** 2 / ALPHA_SQUARED) ** (1 - BETA);

function paint(counts: number, normal: () => number): Image {
  const pixels = new Float64Array(SIDE * SIDE).fill(SKY);
  const shift = { x: 0.3 * normal(), y: 0.3 * normal() };
  for (const [index, place] of PLACES.entries()) {
    const peak = ((index === 0 ? counts : COMP_COUNTS) * (BETA - 1)) / (Math.PI * ALPHA_SQUARED);
    for (let at = 0; at < pixels.length; at++) {
      const [x, y] = [(at % SIDE) - place.x - shift.x, Math.floor(at / SIDE) - place.y - shift.y];
      if (x * x + y * y < 900) pixels[at] = (pixels[at] ?? 0) + peak * (1 + (x * x + y * y) / ALPHA_SQUARED) ** -BETA;
    }
  }
  return {
    width: SIDE,
    height: SIDE,
    pixels: pixels.map((light) => light + normal() * Math.sqrt(light + READ_NOISE ** 2)),
  };
}

function measured(counts: number, index: number, normal: () => number): MeasuredFrame {
  const image = paint(counts, normal);
  const facts = simulatedFrameFacts(index);
  const times = { jdUtcStart: facts.jdUtcStart, jdUtcMid: facts.jdUtcMid, site: undefined, fwhmPixels: FWHM };
  const frame = { path: 'a', product: 'a', camera: CAMERA, solution: SOLUTION, ...times };
  const made = measureFrame(image, image, frame, ORDER);
  const fact = frameAtRadius(FrameMeasured.fromPartial({ ...made, path: 'a' }), undefined);
  if (fact.radii === undefined) throw new Error('no radii');
  return {
    frame: facts,
    radii: fact.radii,
    stars: new Map(fact.stars.map(starOfFact).map((star) => [star.starId, star])),
  };
}

/** Net counts in the aperture at this signal-to-noise ratio, by the CCD equation. */
const netAt = (snr: number) => (snr ** 2 + Math.sqrt(snr ** 4 + 4 * snr ** 2 * BACKGROUND)) / 2;
const magOf = (net: number) => ZERO_POINT - 2.5 * Math.log10(net / ENCLOSED / 60);
const COMPS = PLACES.slice(1).map((_, index) => ({
  ...{ auid: idOf(index + 1), label: '119', raDegrees: 60, decDegrees: -16.5, rank: index + 1 },
  ...{ mag: magOf(COMP_COUNTS * ENCLOSED), magError: 0.01 },
}));

/** As faint as a star may be to be seen. */
export const faintestSeen = (): number => magOf(netAt(DETECTION_SNR));

export interface FaintBin {
  snr: number;
  made: StarMagnitudes;
  /** Mean of the measured light minus the true, in its errors, and in parts of the light. */
  bias: number;
  biasPart: number;
  /** The magnitudes it is told to be fainter than. */
  limits: number[];
}

/** Frames of a star of this signal-to-noise ratio, drawn in pixels. */
export function faintBin(snr: number, frames: number, seed = 0): FaintBin {
  const normal = seededNormal(Math.round(100 * snr) + seed);
  const net = netAt(snr);
  const series = Array.from({ length: frames }, (_, index) => measured(net / ENCLOSED, index, normal));
  const made = standardMagnitudes({
    starId: TARGET_STAR_ID,
    frames: series,
    zeroPoints: zeroPoints(COMPS, series),
    detectionSnr: DETECTION_SNR,
    scintillation: () => 0,
    colourTerm: () => ({
      term: 0,
      epochError: 0,
      commonError: 0,
      changeError: 0,
      untransformedReason: null,
      ownFactor: 1,
    }),
  });
  const nets = series.map(({ stars }) => stars.get(TARGET_STAR_ID)?.net ?? Number.NaN);
  const mean = nets.reduce((sum, value) => sum + value, 0) / frames;
  const sigma = Math.sqrt(net + BACKGROUND) / Math.sqrt(frames);
  return { snr, made, bias: (mean - net) / sigma, biasPart: mean / net - 1, limits: made.limits.map(({ mag }) => mag) };
}
