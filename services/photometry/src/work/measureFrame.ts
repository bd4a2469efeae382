import {
  apertureSum,
  type DetectedStar,
  detectStars,
  growthCurve,
  type Image,
  type MeasureOptions,
  measureStar,
  type Point,
  type StarMeasurement,
} from '@wombat/imaging';
import type { FrameMeasured, StarMeasured, work } from '@wombat/proto';
import { type FrameWcs, observe, pixelToSky, type SkyPosition, skyToPixel, wcsOfNumbers } from '@wombat/sky';
import { type FlagName, flagBits, type StarInAperture, starFact, starOffFrame } from '../domain/index.js';

export type Measurement = Omit<FrameMeasured, 'reduction' | 'path'>;

const LOW_SNR = 5;
/** A star weaker than this has no centre worth looking for: noise would be taken for it. */
const CENTROID_SNR = 5;
/** A neighbour more than this much fainter does not disturb. */
const NEIGHBOUR_MAGNITUDES = 4;
/** A centroid may move this part of the aperture's radius from the catalogue place, at least two pixels. */
const SHIFT_PART = 0.6;
const SMALLEST_SHIFT = 2;

interface Scene {
  calibrated: Image;
  raw: Image;
  wcs: FrameWcs;
  detections: readonly DetectedStar[];
  frame: work.FrameToMeasure;
  order: work.MeasureOrder;
}

/**
 * Measures the target and all candidates on one frame, placed by its WCS, and the times and airmass that go with it.
 */
export function measureFrame(
  calibrated: Image,
  raw: Image,
  frame: work.FrameToMeasure,
  order: work.MeasureOrder,
): Measurement {
  const wcs = wcsOfNumbers(frame.solution);
  const scene: Scene = { calibrated, raw, wcs, detections: detectStars(calibrated), frame, order };
  const [target] = order.stars;
  if (target === undefined) throw new Error('a measurement without a target');
  return {
    radii: order.radii,
    ladderPixels: order.ladderPixels,
    jdUtcStart: frame.jdUtcStart,
    jdUtcMid: frame.jdUtcMid,
    ...conditions(target, frame),
    stars: order.stars.map((star) => measureOne(star, scene)),
  };
}

function conditions(target: SkyPosition, frame: work.FrameToMeasure) {
  const seen = observe(target, frame.jdUtcMid, frame.site ?? { latitude: 0, longitude: 0, elevation: 0 });
  const { hjdUtc, bjdTdb } = seen;
  // Without a site there is no airmass: -1 is AstroImageJ's word for it, and the report says na.
  if (frame.site === undefined) return { hjdUtc, bjdTdb, airmass: -1, altitudeDegrees: 0 };
  return { hjdUtc, bjdTdb, airmass: seen.airmass, altitudeDegrees: seen.altitudeDegrees };
}

function measureOne(star: work.StarToMeasure, scene: Scene): StarMeasured {
  const { radii } = scene.order;
  const { camera } = scene.frame;
  const place = skyToPixel(scene.wcs, star);
  const measured =
    place === null
      ? null
      : measureAbout(scene.calibrated, place, {
          radii,
          gain: camera.gain,
          readNoise: camera.readNoise,
          maxShiftPixels: Math.max(SMALLEST_SHIFT, SHIFT_PART * radii.starPixels),
        });
  if (measured === null || measured.offFrame) return starFact(starOffFrame(star.starId));
  if (!Number.isFinite(measured.net)) return starFact(starOffFrame(star.starId, 'withoutValue'));
  const { centroid, offFrame, nearEdge, nanPixels, ...numbers } = measured;
  const { raDegrees, decDegrees } = pixelToSky(scene.wcs, measured);
  const flagsIn = apertureFlags(measured, scene);
  const own = { radiusPixels: radii.starPixels, snr: measured.snr, nanPixels };
  return starFact(
    { starId: star.starId, ...numbers, raDegrees, decDegrees, flags: flagsIn(own) },
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

/** What of an aperture tells how far it can be trusted. */
interface ApertureFacts {
  radiusPixels: number;
  snr: number;
  nanPixels: number;
}

/** The star with every other radius of the order, over the same sky. */
function onLadder(star: StarMeasurement, scene: Scene, flagsIn: (facts: ApertureFacts) => number): StarInAperture[] {
  const { ladderPixels: radiiPixels } = scene.order;
  const { gain, readNoise } = scene.frame.camera;
  const sky = { level: star.skyLevel, count: star.skyPixels };
  return growthCurve(scene.calibrated, star, { radiiPixels, sky, gain, readNoise }).map((inside) => {
    const { net, area, error, peak } = inside;
    return { net, area, error, peak, flags: flagsIn(inside) };
  });
}

/** Bits of the flags of a star, in whichever aperture. */
function apertureFlags(star: StarMeasurement, scene: Scene): (facts: ApertureFacts) => number {
  const saturated = saturatedFrom(star, scene);
  const neighbour = neighbourDistance(star, scene);
  const common: FlagName[] = [];
  if (star.nearEdge) common.push('nearEdge');
  if (star.centroid === 'ran-away' || star.centroid === 'no-signal') common.push('centroidRanAway');
  return ({ radiusPixels, snr, nanPixels }) => {
    const flags = [...common];
    if (radiusPixels >= saturated) flags.push('saturated');
    if (nanPixels > 0) flags.push('withoutValue');
    if (!(snr >= LOW_SNR)) flags.push('lowSnr');
    if (neighbour <= radiusPixels) flags.push('neighbourInAperture');
    return flagBits(...flags);
  };
}

/** The smallest of the radii that holds a saturated raw pixel; infinite where none does. */
function saturatedFrom(star: StarMeasurement, { raw, order, frame }: Scene): number {
  const { saturation = Number.POSITIVE_INFINITY } = frame.camera;
  const isSaturated = (radius: number) => apertureSum(raw, star, radius).peak >= saturation;
  const radii = [order.radii.starPixels, ...order.ladderPixels].sort((a, b) => a - b);
  const largest = radii.at(-1) ?? 0;
  return isSaturated(largest) ? (radii.find(isSaturated) ?? largest) : Number.POSITIVE_INFINITY;
}

/**
 * How far from the star, pixels, the nearest other detection is that is not too faint to matter; infinite where there
 * is none, or where the star itself is not detected.
 */
function neighbourDistance(star: StarMeasurement, { detections, frame }: Scene): number {
  const own = Math.max(1.5, frame.fwhmPixels);
  const faintest = star.net * 10 ** (-0.4 * NEIGHBOUR_MAGNITUDES);
  let detected = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { x, y, flux } of detections) {
    const distance = Math.hypot(x - star.x, y - star.y);
    if (distance <= own) detected = true;
    else if (flux > faintest) nearest = Math.min(nearest, distance);
  }
  return detected ? nearest : Number.POSITIVE_INFINITY;
}
