import type { FrameMeasured, StarMeasured } from '@wombat/proto';
import { radiusOnFrame } from './radiusScales.js';

/**
 * A frame as it is with this star radius of the series, pixels, where that, times its scale, is on its ladder:
 * counts, errors, peaks and flags of its stars are those in that aperture, over the same sky; places and shapes stay.
 * As it was measured where it is not: with no radius, its own, or one it was not ordered with.
 */
export function frameAtRadius(fact: FrameMeasured, starPixels: number | undefined): FrameMeasured {
  if (starPixels === undefined || fact.radii === undefined) return fact;
  const onFrame = radiusOnFrame(starPixels, fact.radiusScale, fact.radii.skyInnerPixels);
  const rung = fact.ladderPixels.indexOf(onFrame);
  if (rung < 0) return fact;
  return {
    ...fact,
    radii: { ...fact.radii, starPixels: onFrame },
    stars: fact.stars.map((star) => starAt(star, rung)),
  };
}

function starAt(star: StarMeasured, rung: number): StarMeasured {
  const aperture = star.apertures[rung];
  if (aperture === undefined) return star;
  const { net, area, error, peak, flags } = aperture;
  return { ...star, net, area, error, peak, flags, snr: ratio(net, error), mean: ratio(net, area) };
}

function ratio(value: number | undefined, unit: number | undefined): number | undefined {
  return value === undefined || unit === undefined ? undefined : value / unit;
}
