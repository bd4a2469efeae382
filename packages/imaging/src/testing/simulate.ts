import { seededNormal } from '@wombat/random';
import type { Image } from '../image/image.js';

export interface SimulatedStar {
  readonly x: number;
  readonly y: number;
  /** Electrons. */
  readonly flux: number;
  readonly fwhmPixels: number;
  readonly beta?: number;
  /** Longer over shorter axis, along x. Default 1. */
  readonly elongation?: number;
}

export interface SimulatedFrame {
  readonly width: number;
  readonly height: number;
  /** Electrons per pixel. */
  readonly sky: number;
  readonly stars: readonly SimulatedStar[];
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
  /** null: no noise at all. */
  readonly seed: number | null;
  /** Sub-pixels per pixel and axis the stars are integrated over. 1: their value at the pixel's centre. */
  readonly oversampling?: number;
}

/** A frame in counts: flat sky, Moffat stars, photon (normal) and read noise. */
export function simulateFrame(frame: SimulatedFrame): Image {
  const { width, height, gain, readNoise } = frame;
  const pixels = new Float64Array(width * height).fill(frame.sky);
  for (const star of frame.stars) addStar({ width, height, pixels }, star, frame.oversampling ?? 5);
  if (frame.seed !== null) {
    const normal = seededNormal(frame.seed);
    for (let i = 0; i < pixels.length; i++) {
      const electrons = pixels[i] as number;
      pixels[i] = electrons + normal() * Math.sqrt(electrons + readNoise * readNoise);
    }
  }
  return { width, height, pixels: pixels.map((electrons) => electrons / gain) };
}

function addStar(image: Image, star: SimulatedStar, oversampling: number): void {
  const { beta = 3, elongation = 1 } = star;
  const alpha = star.fwhmPixels / (2 * Math.sqrt(2 ** (1 / beta) - 1));
  const amplitude = (star.flux * (beta - 1)) / (Math.PI * alpha * alpha);
  const reach = Math.ceil(12 * star.fwhmPixels);
  for (let y = Math.max(0, Math.round(star.y) - reach); y <= Math.min(image.height - 1, star.y + reach); y++) {
    for (let x = Math.max(0, Math.round(star.x) - reach); x <= Math.min(image.width - 1, star.x + reach); x++) {
      let light = 0;
      for (let j = 0; j < oversampling; j++) {
        for (let i = 0; i < oversampling; i++) {
          const dx = (x + (i + 0.5) / oversampling - 0.5 - star.x) / Math.sqrt(elongation);
          const dy = (y + (j + 0.5) / oversampling - 0.5 - star.y) * Math.sqrt(elongation);
          light += amplitude * (1 + (dx * dx + dy * dy) / (alpha * alpha)) ** -beta;
        }
      }
      const index = y * image.width + x;
      image.pixels[index] = (image.pixels[index] as number) + light / (oversampling * oversampling);
    }
  }
}
