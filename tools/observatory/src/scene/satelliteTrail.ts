import type { RandomStream } from '../randomStream.js';
import type { FloatImage } from './moffatImage.js';
import type { PixelPosition } from './skyPlane.js';

/** A straight track through the whole frame: points with `normal . p = distance`. */
export interface SatelliteTrail {
  normalX: number;
  normalY: number;
  distance: number;
  /** e- per pixel on its middle line. */
  electrons: number;
  sigmaPixels: number;
}

/** A trail near the middle of the frame, in any direction. */
export function randomTrail(
  random: RandomStream,
  { width, height, fwhmPixels }: { width: number; height: number; fwhmPixels: number },
): SatelliteTrail {
  const angle = random.between(0, Math.PI);
  const [normalX, normalY] = [Math.cos(angle), Math.sin(angle)];
  const through = { x: width * random.between(0.3, 0.7), y: height * random.between(0.3, 0.7) };
  return {
    normalX,
    normalY,
    distance: normalX * through.x + normalY * through.y,
    electrons: random.between(150, 800),
    sigmaPixels: fwhmPixels / 2.355,
  };
}

/** Distance of a place from the trail's middle line, in pixels. */
export function distanceFromTrail(trail: SatelliteTrail, { x, y }: PixelPosition): number {
  return Math.abs(trail.normalX * x + trail.normalY * y - trail.distance);
}

export function drawTrail({ width, height, pixels }: FloatImage, trail: SatelliteTrail): void {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const sigmas = distanceFromTrail(trail, { x, y }) / trail.sigmaPixels;
      if (sigmas < 5) {
        pixels[at] = (pixels[at] ?? 0) + trail.electrons * Math.exp(-0.5 * sigmas * sigmas);
      }
    }
  }
}
