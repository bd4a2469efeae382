import assert from 'node:assert/strict';
import { type Image, median } from '@wombat/imaging';
import { FrameMeasured, type work } from '@wombat/proto';
import { seededNormal } from '@wombat/random';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import { frameAtRadius, type MeasuredFrame, starOfFact, TARGET_STAR_ID } from '../domain/index.js';
import { standardMagnitudes } from '../domain/magnitudes/standardMagnitudes.js';
import { zeroPoints } from '../domain/magnitudes/zeroPoints.js';
import { simulatedFrameFacts } from '../domain/testing/simulatedNight.js';
import { measureFrame } from './measureFrame.js';

const SIDE = 150;
const SKY = 400;
const READ_NOISE = 8;
const BETA = 3.5;
const FWHM = 3;
const RADIUS = 7.5;
const DETECTION_SNR = 3;
/** Ten unbiased bins stay below it in 99 of 100 cases. */
const CHI_SQUARE_99 = 23.2;
const ZERO_POINT = 20;
const COMP_COUNTS = 100_000;
const PLACES = [
  { x: 75.3, y: 74.6 },
  { x: 38.2, y: 40.7 },
  { x: 112.6, y: 40.1 },
  { x: 39.9, y: 111.4 },
  { x: 110.5, y: 112.2 },
];
const solution = {
  ...{ crpixX: 74.5, crpixY: 74.5, raDegrees: 60, decDegrees: -16.5, cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  sip: undefined,
};
const camera = { gain: 1, readNoise: READ_NOISE, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };
const idOf = (index: number) => (index === 0 ? TARGET_STAR_ID : `000-${index}`);
const order: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  ...{ frames: [], radii: { starPixels: RADIUS, skyInnerPixels: 15, skyOuterPixels: 24 }, ladderPixels: [] },
  stars: PLACES.map((place, index) => ({ starId: idOf(index), ...pixelToSky(wcsOfNumbers(solution), place) })),
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
  const made = measureFrame(image, image, { path: 'a', product: 'a', camera, solution, ...times }, order);
  const fact = frameAtRadius(FrameMeasured.fromPartial({ ...made, path: 'a' }), undefined);
  assert.ok(fact.radii);
  return {
    frame: facts,
    radii: fact.radii,
    stars: new Map(fact.stars.map(starOfFact).map((star) => [star.starId, star])),
  };
}

/** Net counts in the aperture at this signal-to-noise ratio, by the CCD equation. */
const netAt = (snr: number) => (snr ** 2 + Math.sqrt(snr ** 4 + 4 * snr ** 2 * BACKGROUND)) / 2;
const magOf = (net: number) => ZERO_POINT - 2.5 * Math.log10(net / ENCLOSED / 60);
const comps = PLACES.slice(1).map((_, index) => ({
  ...{ auid: idOf(index + 1), label: '119', raDegrees: 60, decDegrees: -16.5, rank: index + 1 },
  ...{ mag: magOf(COMP_COUNTS * ENCLOSED), magError: 0.01 },
}));

/** One bin: frames of a star of this signal-to-noise ratio. */
function bin(snr: number, frames: number) {
  const normal = seededNormal(Math.round(100 * snr));
  const net = netAt(snr);
  const series = Array.from({ length: frames }, (_, index) => measured(net / ENCLOSED, index, normal));
  const made = standardMagnitudes({
    starId: TARGET_STAR_ID,
    frames: series,
    zeroPoints: zeroPoints(comps, series),
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

describe('a star through the noise, drawn in pixels', () => {
  const FRAMES = 40;
  const bins = [20, 12, 8, 6, 5, 4, 3, 2, 1, 0.5].map((snr) => bin(snr, FRAMES));
  const told = bins.map(({ snr, bias, biasPart, made }) =>
    [
      snr,
      bias.toFixed(1),
      biasPart.toFixed(3),
      made.points.length,
      made.limits.length,
      made.leftOut.map((one) => one.reason),
    ].join(' '),
  );

  it('has every frame once: measured, or fainter than', () => {
    for (const { made } of bins) {
      const names = [...made.points, ...made.limits].map(({ filename }) => filename);
      assert.equal(new Set(names).size, FRAMES, told.join('\n'));
      assert.equal(names.length, FRAMES, told.join('\n'));
    }
  });

  it('is measured without bias', () => {
    // Ten bins at once: one of them lies beyond 2 sigma on every third night without any bias.
    const chiSquare = bins.reduce((sum, { bias }) => sum + bias ** 2, 0);
    assert.ok(chiSquare < CHI_SQUARE_99, told.join('\n'));
    for (const { bias } of bins) assert.ok(Math.abs(bias) < 3, told.join('\n'));
  });

  it('is told fainter than what it would have needed to be seen', () => {
    const needed = magOf(netAt(DETECTION_SNR));
    for (const { limits, snr } of bins.filter((one) => one.limits.length > FRAMES / 2))
      assert.ok(Math.abs(median(limits) - needed) < 0.1, `${snr}: ${median(limits)} for ${needed}`);
  });
});
