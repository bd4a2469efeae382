import { apertureSum, type StarMeasurement } from '@wombat/imaging';
import { type FlagName, flagBits, isTwilight } from '../domain/index.js';
import { badPixelsIn } from './badPixelsIn.js';
import type { Scene } from './scene.js';

const LOW_SNR = 5;
/** A neighbour more than this much fainter does not disturb. */
const NEIGHBOUR_MAGNITUDES = 4;
/** Sky that differs about a star by less than this many errors of its light, over the aperture, does not matter. */
const GRADIENT_ERRORS = 3;

/** What of an aperture tells how far it can be trusted. */
export interface ApertureFacts {
  radiusPixels: number;
  area: number;
  error: number;
  snr: number;
  nanPixels: number;
}

/** Bits of the flags of a star, in whichever aperture. */
export function apertureFlags(star: StarMeasurement, scene: Scene): (facts: ApertureFacts) => number {
  const { saturation, linearTo } = scene.frame.camera;
  const saturated = radiusReaching(saturation, star, scene);
  const nonlinear = radiusReaching(linearTo, star, scene);
  const neighbour = neighbourDistance(star, scene);
  const isBad = badPixelsIn(star, scene);
  const common: FlagName[] = [];
  if (star.nearEdge) common.push('nearEdge');
  if (star.centroid === 'ran-away' || star.centroid === 'no-signal') common.push('centroidRanAway');
  if (isTwilight(scene.frame)) common.push('twilight');
  return ({ radiusPixels, area, error, snr, nanPixels }) => {
    const flags = [...common];
    if (radiusPixels >= saturated) flags.push('saturated');
    else if (radiusPixels >= nonlinear) flags.push('nonlinear');
    if (isBad(radiusPixels)) flags.push('badPixel');
    if (nanPixels > 0) flags.push('withoutValue');
    if (!(snr >= LOW_SNR)) flags.push('lowSnr');
    if (star.skyUnevenness * area > GRADIENT_ERRORS * error) flags.push('gradient');
    if (neighbour <= radiusPixels) flags.push('neighbourInAperture');
    return flagBits(...flags);
  };
}

/** The smallest of the radii that holds a raw pixel of so many counts; infinite where none does. */
function radiusReaching(counts: number | undefined, star: StarMeasurement, { raw, order }: Scene): number {
  if (counts === undefined) return Number.POSITIVE_INFINITY;
  const isReached = (radius: number) => apertureSum(raw, star, radius).peak >= counts;
  const radii = [order.radii.starPixels, ...order.ladderPixels].sort((a, b) => a - b);
  const largest = radii.at(-1) ?? 0;
  return isReached(largest) ? (radii.find(isReached) ?? largest) : Number.POSITIVE_INFINITY;
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
