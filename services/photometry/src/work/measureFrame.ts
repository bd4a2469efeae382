import {
  detectStars,
  growthCurve,
  type Image,
  type MeasureOptions,
  measureStar,
  type Point,
  type StarMeasurement,
  type Surroundings,
} from '@wombat/imaging';
import type { FrameMeasured, StarMeasured, work } from '@wombat/proto';
import { observe, pixelToSky, type SkyPosition, skyToPixel, wcsOfNumbers } from '@wombat/sky';
import type { Neighbour } from '../adapters/lookedAtFrames.js';
import { type BadPixelMap, radiusOnFrame, type StarInAperture, starFact, starOffFrame } from '../domain/index.js';
import { type ApertureFacts, apertureFlags } from './apertureFlags.js';
import { pixelNoise } from './pixelNoise.js';
import { largestShift, type PlacedStar, type Scene } from './scene.js';
import { surroundingsOf } from './surroundingsOf.js';

export type Measurement = Omit<FrameMeasured, 'reduction' | 'path'>;

/** A star weaker than this has no centre worth looking for: noise would be taken for it. */
const CENTROID_SNR = 5;

/**
 * Measures the target and all candidates on one frame, placed by its WCS, and the times and airmass that go with it.
 * Stars on bad pixels of the masters are flagged. `detections` are all the stars of the frame, where these were found
 * before.
 */
export function measureFrame(
  calibrated: Image,
  raw: Image,
  frame: work.FrameToMeasure,
  order: work.MeasureOrder,
  badPixels: readonly BadPixelMap[] = [],
  detections: readonly Neighbour[] = detectStars(calibrated),
): Measurement {
  const wcs = wcsOfNumbers(frame.solution);
  const ladderPixels = ladderOn(frame, order);
  const scene: Scene = { calibrated, raw, wcs, detections, frame, order: { ...order, ladderPixels }, badPixels };
  const [target] = order.stars;
  if (target === undefined) throw new Error('a measurement without a target');
  return {
    radii: order.radii,
    ladderPixels,
    radiusScale: frame.radiusScale,
    jdUtcStart: frame.jdUtcStart,
    jdUtcMid: frame.jdUtcMid,
    ...conditions(target, frame),
    stars: measuredStars(scene),
    ...noiseTold(frame),
  };
}

function conditions(target: SkyPosition, frame: work.FrameToMeasure) {
  const seen = observe(target, frame.jdUtcMid, frame.site ?? { latitude: 0, longitude: 0, elevation: 0 });
  const { hjdUtc, bjdTdb } = seen;
  // Without a site there is no airmass: -1 is AstroImageJ's word for it, and the report says na.
  if (frame.site === undefined) return { hjdUtc, bjdTdb, airmass: -1, altitudeDegrees: 0 };
  return { hjdUtc, bjdTdb, airmass: seen.airmass, altitudeDegrees: seen.altitudeDegrees };
}

function ladderOn({ radiusScale }: work.FrameToMeasure, { ladderPixels, radii }: work.MeasureOrder): number[] {
  return ladderPixels.map((radiusPixels) => radiusOnFrame(radiusPixels, radiusScale, radii.skyInnerPixels));
}

function noiseTold({ camera: { readNoise, darkElectrons } }: work.FrameToMeasure) {
  return { readNoise, darkElectrons };
}

function measuredStars(scene: Scene): StarMeasured[] {
  const stars = scene.order.stars.map((star) => measureOne(star, scene));
  const about = surroundingsOf(stars, scene);
  return stars.map((star, index) => factOf(star, scene, about[index]));
}

function measureOne(star: work.StarToMeasure, scene: Scene): PlacedStar {
  const { radii } = scene.order;
  const { camera } = scene.frame;
  const expected = skyToPixel(scene.wcs, star);
  if (expected === null) return { starId: star.starId, placed: null };
  const measured = measureAbout(scene.calibrated, expected, {
    radii,
    ...pixelNoise(camera),
    maxShiftPixels: largestShift(scene.order),
  });
  return { starId: star.starId, placed: measured.offFrame ? null : { expected, measured } };
}

function factOf({ starId, placed }: PlacedStar, scene: Scene, about: Surroundings | undefined): StarMeasured {
  if (placed === null) return starFact(starOffFrame(starId));
  const { measured } = placed;
  if (!Number.isFinite(measured.net)) return starFact(starOffFrame(starId, 'withoutValue'));
  const { centroid, offFrame, nearEdge, nanPixels, skyUnevenness, ...numbers } = measured;
  const { raDegrees, decDegrees } = pixelToSky(scene.wcs, measured);
  const flagsIn = apertureFlags(measured, scene);
  const { area, error, snr } = measured;
  const own = { radiusPixels: scene.order.radii.starPixels, area, error, snr, nanPixels };
  return starFact(
    { starId, ...numbers, raDegrees, decDegrees, flags: flagsIn(own), ...about },
    onLadder(measured, scene, flagsIn),
  );
}

/** By its centroid, or, where it is too faint for one, where the plate solution puts it. */
function measureAbout(image: Image, place: Point, options: Omit<MeasureOptions, 'recentre'>): StarMeasurement {
  const centred = measureStar(image, place, { ...options, recentre: true });
  if (centred.snr >= CENTROID_SNR) return centred;
  const placed = measureStar(image, place, { ...options, recentre: false });
  return placed.snr >= CENTROID_SNR ? centred : placed;
}

/** The star with every other radius of the order, over the same sky. */
function onLadder(star: StarMeasurement, scene: Scene, flagsIn: (facts: ApertureFacts) => number): StarInAperture[] {
  const { ladderPixels: radiiPixels } = scene.order;
  const sky = { level: star.skyLevel, count: star.skyPixels };
  return growthCurve(scene.calibrated, star, { radiiPixels, sky, ...pixelNoise(scene.frame.camera) }).map((inside) => {
    const { net, area, error, peak } = inside;
    return { net, area, error, peak, flags: flagsIn(inside) };
  });
}
