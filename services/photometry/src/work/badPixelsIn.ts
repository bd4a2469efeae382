import { type BadPixels, circleOverlap, type StarMeasurement } from '@wombat/imaging';
import { largestRadius, type Scene } from './scene.js';

/** Hot pixels count where the dark took more than so many errors of the star off them. */
const LEAST_ERRORS = 3;

/**
 * Whether a circle about the star holds pixels that are bad by the masters and count: one that does not answer to
 * light, or hot ones off which more was taken than three errors of the star.
 */
export function badPixelsIn(star: StarMeasurement, scene: Scene): (radiusPixels: number) => boolean {
  const reach = largestRadius(scene) + 1;
  const near = scene.badPixels.flatMap(({ pixels, scale }) =>
    pixelsAbout(star, pixels, reach).map(({ x, y, excess }) => ({ x, y, counts: scale * excess })),
  );
  return (radiusPixels) => {
    const taken = near.reduce((sum, { x, y, counts }) => {
      const part = circleOverlap(x - star.x, y - star.y, radiusPixels);
      return part > 0 ? sum + part * counts : sum;
    }, 0);
    return taken > LEAST_ERRORS * star.error;
  };
}

interface BadPixel {
  x: number;
  y: number;
  excess: number;
}

function pixelsAbout(star: StarMeasurement, { width, places, excesses }: BadPixels, reach: number): BadPixel[] {
  const found: BadPixel[] = [];
  const end = width * (Math.floor(star.y + reach) + 1);
  for (let index = firstFrom(places, width * Math.ceil(star.y - reach)); index < places.length; index++) {
    const place = places[index] as number;
    if (place >= end) break;
    const x = place % width;
    if (Math.abs(x - star.x) <= reach)
      found.push({ x, y: Math.floor(place / width), excess: excesses[index] as number });
  }
  return found;
}

/** Index of the first of ascending values that is not below `least`. */
function firstFrom(values: Int32Array, least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
