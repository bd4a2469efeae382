/** Light of a star on a frame. */
export interface Light {
  x: number;
  y: number;
  flux: number;
  fwhm: number;
  beta: number;
}

/** Adds a Moffat image to pixels, three by three samples a pixel. */
export function addMoffat(pixels: Float64Array, width: number, { x, y, flux, fwhm, beta }: Light): void {
  const square = (fwhm / 2) ** 2 / (2 ** (1 / beta) - 1);
  const peak = (flux * (beta - 1)) / (Math.PI * square) / 9;
  const reach = Math.ceil(6 * fwhm);
  for (let row = Math.max(0, Math.round(y) - reach); row <= Math.min(width - 1, y + reach); row++)
    for (let column = Math.max(0, Math.round(x) - reach); column <= Math.min(width - 1, x + reach); column++) {
      let light = 0;
      for (const up of [-1, 0, 1])
        for (const right of [-1, 0, 1])
          light += (1 + ((column + right / 3 - x) ** 2 + (row + up / 3 - y) ** 2) / square) ** -beta;
      pixels[row * width + column] = (pixels[row * width + column] ?? 0) + peak * light;
    }
}
