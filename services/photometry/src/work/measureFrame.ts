import {
  apertureSum,
  type DetectedStar,
  detectStars,
  type Image,
  measureStar,
  type StarMeasurement,
} from '@wombat/imaging';
import type { FrameMeasured, work } from '@wombat/proto';
import { type FrameWcs, observe, pixelToSky, type SkyPosition, skyToPixel, wcsOfNumbers } from '@wombat/sky';
import { type FlagName, flagBits, type StarInFrame, starFact, starOffFrame } from '../domain/index.js';

export type Measurement = Omit<FrameMeasured, 'reduction' | 'path'>;

const LOW_SNR = 5;
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
    jdUtcStart: frame.jdUtcStart,
    jdUtcMid: frame.jdUtcMid,
    ...conditions(target, frame),
    stars: order.stars.map((star) => starFact(measureOne(star, scene))),
  };
}

function conditions(target: SkyPosition, frame: work.FrameToMeasure) {
  const seen = observe(target, frame.jdUtcMid, frame.site ?? { latitude: 0, longitude: 0, elevation: 0 });
  const { hjdUtc, bjdTdb } = seen;
  // Without a site there is no airmass: -1 is AstroImageJ's word for it, and the report says na.
  if (frame.site === undefined) return { hjdUtc, bjdTdb, airmass: -1, altitudeDegrees: 0 };
  return { hjdUtc, bjdTdb, airmass: seen.airmass, altitudeDegrees: seen.altitudeDegrees };
}

function measureOne(star: work.StarToMeasure, scene: Scene): StarInFrame {
  const { radii } = scene.order;
  const { camera } = scene.frame;
  const place = skyToPixel(scene.wcs, star);
  const measured =
    place === null
      ? null
      : measureStar(scene.calibrated, place, {
          radii,
          gain: camera.gain,
          readNoise: camera.readNoise,
          recentre: true,
          maxShiftPixels: Math.max(SMALLEST_SHIFT, SHIFT_PART * radii.starPixels),
        });
  if (measured === null || measured.offFrame) return starOffFrame(star.starId);
  if (!Number.isFinite(measured.net)) return starOffFrame(star.starId, 'withoutValue');
  const { centroid, offFrame, nearEdge, nanPixels, ...numbers } = measured;
  const { raDegrees, decDegrees } = pixelToSky(scene.wcs, measured);
  return { starId: star.starId, ...numbers, raDegrees, decDegrees, flags: flagBits(...flagsOf(measured, scene)) };
}

function flagsOf(star: StarMeasurement, scene: Scene): FlagName[] {
  const { camera } = scene.frame;
  const flags: FlagName[] = [];
  const rawPeak = apertureSum(scene.raw, star, scene.order.radii.starPixels).peak;
  if (camera.saturation !== undefined && rawPeak >= camera.saturation) flags.push('saturated');
  if (star.nanPixels > 0) flags.push('withoutValue');
  if (star.nearEdge) flags.push('nearEdge');
  if (star.centroid === 'ran-away' || star.centroid === 'no-signal') flags.push('centroidRanAway');
  if (!(star.snr >= LOW_SNR)) flags.push('lowSnr');
  if (hasNeighbour(star, scene)) flags.push('neighbourInAperture');
  return flags;
}

/** Another detection inside the aperture, not the star itself and not too faint to matter. */
function hasNeighbour(star: StarMeasurement, { detections, order, frame }: Scene): boolean {
  const own = Math.max(1.5, frame.fwhmPixels);
  const near = detections
    .map((detection) => ({ detection, distance: Math.hypot(detection.x - star.x, detection.y - star.y) }))
    .filter(({ distance }) => distance <= order.radii.starPixels);
  const others = near.filter(({ distance }) => distance > own);
  const faintest = star.net * 10 ** (-0.4 * NEIGHBOUR_MAGNITUDES);
  return near.length > others.length && others.some(({ detection }) => detection.flux > faintest);
}
