import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import type { Image, PixelArray } from './image.js';

/** A frame of so many deviations of its sky above 0 has no pixel of 0 by chance. */
const BEYOND_CHANCE = 10;
const SAMPLE = 10_001;

/**
 * The image with NaN where `raw`, the same frame as it was read, has no value: where it is 0, as registering programs
 * write beyond the edge and masks in a hole, though its sky is far from 0. The image itself where there is no such
 * pixel, or where `raw` is of another size.
 */
export function withoutHoles(image: Image, raw: Image): Image {
  const { pixels } = raw;
  if (pixels.length !== image.pixels.length || !pixels.includes(0) || !isBeyondChance(pixels)) return image;
  const filled = Float32Array.from(image.pixels);
  for (let i = 0; i < filled.length; i++) if (pixels[i] === 0) filled[i] = Number.NaN;
  return { ...image, pixels: filled };
}

/** Whether 0 is no value that the sky of the frame takes, from pixels spread over it. */
function isBeyondChance(pixels: PixelArray): boolean {
  const step = Math.max(1, Math.floor(pixels.length / SAMPLE));
  const sample: number[] = [];
  for (let i = 0; i < pixels.length; i += step) {
    const value = pixels[i] as number;
    if (value !== 0 && Number.isFinite(value)) sample.push(value);
  }
  return median(sample) > BEYOND_CHANCE * SIGMA_PER_MAD * medianAbsoluteDeviation(sample);
}
