import type { ProfileSamples } from './fitProfile.js';

/** Circular Moffat: background + amplitude (1 + r^2 / alpha^2)^-beta, evaluated at pixel centres. */
export interface Moffat {
  readonly x: number;
  readonly y: number;
  readonly amplitude: number;
  readonly background: number;
  readonly fwhmPixels: number;
  readonly beta: number;
}

/** alpha from FWHM = 2 alpha sqrt(2^(1/beta) - 1). */
export function moffatAlpha(fwhmPixels: number, beta: number): number {
  return fwhmPixels / (2 * Math.sqrt(2 ** (1 / beta) - 1));
}

/** Integral over the plane, pi alpha^2 A / (beta - 1). */
export function moffatFlux({ amplitude, fwhmPixels, beta }: Moffat): number {
  return (Math.PI * moffatAlpha(fwhmPixels, beta) ** 2 * amplitude) / (beta - 1);
}

/**
 * Writes values and derivatives (by x, y, amplitude, background, fwhmPixels, beta) at many places at once. FWHM stands
 * in for alpha, which hangs on beta much more.
 */
export function sampleMoffat(star: Moffat, { xs, ys, values, gradients }: ProfileSamples): void {
  const { amplitude, background, fwhmPixels, beta } = star;
  const bend = 2 ** (1 / beta) - 1;
  const scale = (4 * bend) / (fwhmPixels * fwhmPixels);
  const bendSlope = (-(bend + 1) * Math.LN2) / (beta * beta);
  for (let i = 0; i < xs.length; i++) {
    const dx = (xs[i] as number) - star.x;
    const dy = (ys[i] as number) - star.y;
    const squared = dx * dx + dy * dy;
    const base = 1 + scale * squared;
    const logarithm = Math.log(base);
    const profile = Math.exp(-beta * logarithm);
    const slope = (-amplitude * beta * profile) / base;
    const at = 6 * i;
    gradients[at] = slope * -2 * scale * dx;
    gradients[at + 1] = slope * -2 * scale * dy;
    gradients[at + 2] = profile;
    gradients[at + 3] = 1;
    gradients[at + 4] = (slope * -2 * scale * squared) / fwhmPixels;
    gradients[at + 5] =
      -amplitude * profile * logarithm + (slope * 4 * squared * bendSlope) / (fwhmPixels * fwhmPixels);
    values[i] = background + amplitude * profile;
  }
}
