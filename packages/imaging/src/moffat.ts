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
 * Value at a place (x, y); writes the derivatives by x, y, amplitude, background, fwhmPixels, beta, in this order. FWHM
 * stands in for alpha, which hangs on beta much more.
 */
export type MoffatModel = (x: number, y: number, gradient: Float64Array) => number;

export function moffatModel(star: Moffat): MoffatModel {
  const { amplitude, background, fwhmPixels, beta } = star;
  const bend = 2 ** (1 / beta) - 1;
  const scale = (4 * bend) / (fwhmPixels * fwhmPixels);
  const bendSlope = (-(bend + 1) * Math.LN2) / (beta * beta);
  return (x, y, gradient) => {
    const dx = x - star.x;
    const dy = y - star.y;
    const squared = dx * dx + dy * dy;
    const base = 1 + scale * squared;
    const logarithm = Math.log(base);
    const profile = Math.exp(-beta * logarithm);
    const slope = (-amplitude * beta * profile) / base;
    gradient[0] = slope * -2 * scale * dx;
    gradient[1] = slope * -2 * scale * dy;
    gradient[2] = profile;
    gradient[3] = 1;
    gradient[4] = (slope * -2 * scale * squared) / fwhmPixels;
    gradient[5] = -amplitude * profile * logarithm + (slope * 4 * squared * bendSlope) / (fwhmPixels * fwhmPixels);
    return background + amplitude * profile;
  };
}
