import type { Image } from '../image/image.js';
import { type ForeignLight, foreignLight } from './foreignLight.js';
import type { SharpPixel } from './sharpPixel.js';
import { learntSpread, type SharpPixelOptions, sharpPixels } from './sharpPixels.js';
import type { StarPlace } from './starPlace.js';

/** What is in and about a star that is not of the image of a point. */
export interface Surroundings {
  readonly sharpPixels: readonly SharpPixel[];
  /** Undefined where it cannot be told. */
  readonly foreignLight: ForeignLight | undefined;
}

/** Of each star of a frame. */
export function surroundings(image: Image, stars: readonly StarPlace[], options: SharpPixelOptions): Surroundings[] {
  const common = learntSpread(image, stars, options);
  const sharp = sharpPixels(image, stars, options, common);
  return stars.map((star, index) => ({
    sharpPixels: sharp[index] ?? [],
    foreignLight: foreignLight(image, star, common, options),
  }));
}
