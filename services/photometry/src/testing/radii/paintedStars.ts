import type { Image } from '@wombat/imaging';

const SIDE = 150;
const SKY = 400;
const BETA = 3.5;
/** Stars are drawn as far as this, pixels, squared. */
const REACH_SQUARED = 1600;
const SUBPIXELS = [
  [-0.25, -0.25],
  [0.25, -0.25],
  [-0.25, 0.25],
  [0.25, 0.25],
] as const;

export const PAINTED_READ_NOISE = 8;
/** Of T1 and the comps, pixels. */
export const PAINTED_PLACES = [
  { x: 75.3, y: 74.6 },
  { x: 38.2, y: 40.7 },
  { x: 112.6, y: 40.1 },
  { x: 39.9, y: 111.4 },
  { x: 110.5, y: 112.2 },
];
/** Electrons. */
export const PAINTED_COMPS = [60_000, 90_000, 120_000, 150_000];

export interface StarsToPaint {
  /** Electrons of T1. */
  target: number;
  fwhmPixels: number;
  compBlurPixels?: number;
}

/** Moffat stars of these electrons, under thin cloud, each frame a little elsewhere. */
export function paintedStars({ target, fwhmPixels, compBlurPixels = 0 }: StarsToPaint, normal: () => number): Image {
  const pixels = new Float64Array(SIDE * SIDE).fill(SKY);
  const clear = 1 - 0.05 * Math.abs(normal());
  const [shiftX, shiftY] = [0.3 * normal(), 0.3 * normal()];
  for (const [index, place] of PAINTED_PLACES.entries()) {
    const electrons = index === 0 ? target : (PAINTED_COMPS[index - 1] ?? 0);
    const centre = { x: place.x + shiftX, y: place.y + shiftY };
    const fwhm = index === 0 ? fwhmPixels : Math.hypot(fwhmPixels, compBlurPixels);
    paint(pixels, centre, { electrons: clear * electrons, fwhm });
  }
  const noisy = pixels.map((electrons) => electrons + normal() * Math.sqrt(electrons + PAINTED_READ_NOISE ** 2));
  return { width: SIDE, height: SIDE, pixels: noisy };
}

function paint(
  pixels: Float64Array,
  centre: { x: number; y: number },
  { electrons, fwhm }: { electrons: number; fwhm: number },
): void {
  const alpha = fwhm / (2 * Math.sqrt(2 ** (1 / BETA) - 1));
  const peak = (electrons * (BETA - 1)) / (Math.PI * alpha * alpha);
  for (let at = 0; at < pixels.length; at++) {
    const [x, y] = [(at % SIDE) - centre.x, Math.floor(at / SIDE) - centre.y];
    if (x * x + y * y > REACH_SQUARED) continue;
    for (const [i, j] of SUBPIXELS)
      pixels[at] = (pixels[at] ?? 0) + (peak / 4) * (1 + ((x + i) ** 2 + (y + j) ** 2) / (alpha * alpha)) ** -BETA;
  }
}
