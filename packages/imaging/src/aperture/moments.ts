import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import type { StarNumbers } from './starNumbers.js';

/** AstroImageJ's empirical factor from the width of a truncated star to a FWHM. */
const SIGMA_PER_WIDTH = 0.3602;

export type Moments = Pick<StarNumbers, 'xWidth' | 'yWidth' | 'width' | 'angleDegrees' | 'roundness'>;

/**
 * Second moments about `centre` over whole pixels with r <= radius, weights pixel - sky (negative ones too), NaN left
 * out. Widths are sqrt|m| / 0.3602 (AstroImageJ Centroid). All NaN when the weights do not sum to something positive.
 */
export function moments(image: Image, centre: Point, radiusPixels: number, skyLevel: number): Moments {
  const { left, right, bottom, top } = windowAbout(image, centre, radiusPixels);
  let weights = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const dx = x - centre.x;
      const dy = y - centre.y;
      if (dx * dx + dy * dy > radiusPixels * radiusPixels) continue;
      const weight = (image.pixels[y * image.width + x] as number) - skyLevel;
      if (Number.isNaN(weight)) continue;
      weights += weight;
      xx += weight * dx * dx;
      yy += weight * dy * dy;
      xy += weight * dx * dy;
    }
  }
  if (!(weights > 0)) {
    const none = Number.NaN;
    return { xWidth: none, yWidth: none, width: none, angleDegrees: none, roundness: none };
  }
  const xWidth = Math.sqrt(Math.abs(xx / weights)) / SIGMA_PER_WIDTH;
  const yWidth = Math.sqrt(Math.abs(yy / weights)) / SIGMA_PER_WIDTH;
  const angle = (Math.atan2(2 * xy, xx - yy) / 2) * (180 / Math.PI);
  const mean = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const roundness = mean + spread > 0 ? Math.sqrt(Math.max(0, mean - spread) / (mean + spread)) : Number.NaN;
  return { xWidth, yWidth, width: (xWidth + yWidth) / 2, angleDegrees: angle < 0 ? angle + 360 : angle, roundness };
}
