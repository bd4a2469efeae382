import type { PixelPosition } from './skyPlane.js';

export interface FloatImage {
  width: number;
  height: number;
  /** Row-major. */
  pixels: Float32Array;
}

const RADIUS_FWHM = 12;
/** Inside so many FWHM a pixel's light is integrated; farther out the value at its middle is enough. */
const CORE_FWHM = 3;
const TABLE_STEPS_PER_SQUARE_PIXEL = 64;
/** Three-point Gauss-Legendre rule over a pixel. */
const NODES = [-0.5 * Math.sqrt(0.6), 0, 0.5 * Math.sqrt(0.6)];
const WEIGHTS = [5 / 18, 8 / 18, 5 / 18];

/**
 * A star image: Moffat profile (1969), integrated over pixels, cut at 12 FWHM and scaled so that what is drawn on an
 * endless image is the whole flux (the cut takes less than 0.1 % of a Moffat profile with beta 3).
 */
export class MoffatImage {
  readonly radiusPixels: number;
  readonly #corePixels: number;
  readonly #profile: Float64Array;
  readonly #stamp: Float64Array;

  constructor({ fwhmPixels, beta }: { fwhmPixels: number; beta: number }) {
    this.radiusPixels = Math.ceil(RADIUS_FWHM * fwhmPixels);
    this.#corePixels = CORE_FWHM * fwhmPixels;
    const alphaSquared = (fwhmPixels / 2) ** 2 / (2 ** (1 / beta) - 1);
    const reach = (this.radiusPixels + 2) ** 2;
    this.#profile = Float64Array.from(
      { length: reach * TABLE_STEPS_PER_SQUARE_PIXEL + 2 },
      (_, step) => (1 + step / TABLE_STEPS_PER_SQUARE_PIXEL / alphaSquared) ** -beta,
    );
    this.#stamp = new Float64Array((2 * this.radiusPixels + 1) ** 2);
  }

  /** Adds a star of `total` (e- or ADU) at a position to an image; the part outside the image is lost. */
  draw(image: FloatImage, { x, y }: PixelPosition, total: number): void {
    const radius = this.radiusPixels;
    const [middleX, middleY] = [Math.round(x), Math.round(y)];
    const beyond =
      middleX + radius < 0 ||
      middleY + radius < 0 ||
      middleX - radius >= image.width ||
      middleY - radius >= image.height;
    if (beyond) return;
    const scale = total / this.#fillStamp(x - middleX, y - middleY);
    const side = 2 * radius + 1;
    const firstColumn = Math.max(0, radius - middleX);
    const lastColumn = Math.min(side - 1, image.width - 1 - middleX + radius);
    for (
      let row = Math.max(0, radius - middleY);
      row <= Math.min(side - 1, image.height - 1 - middleY + radius);
      row++
    ) {
      const into = (row + middleY - radius) * image.width + middleX - radius;
      for (let column = firstColumn; column <= lastColumn; column++) {
        image.pixels[into + column] =
          (image.pixels[into + column] ?? 0) + scale * (this.#stamp[row * side + column] ?? 0);
      }
    }
  }

  /** The unscaled stamp for a star at a sub-pixel offset from the stamp's middle pixel; returns its sum. */
  #fillStamp(offsetX: number, offsetY: number): number {
    const radius = this.radiusPixels;
    const coreSquared = this.#corePixels ** 2;
    let sum = 0;
    let at = 0;
    for (let row = -radius; row <= radius; row++) {
      const dy = row - offsetY;
      for (let column = -radius; column <= radius; column++) {
        const dx = column - offsetX;
        const squared = dx * dx + dy * dy;
        let value = 0;
        if (squared < coreSquared) {
          value = this.#integrated(dx, dy);
        } else if (squared <= radius * radius) {
          value = this.#at(squared);
        }
        this.#stamp[at++] = value;
        sum += value;
      }
    }
    return sum;
  }

  #integrated(dx: number, dy: number): number {
    let sum = 0;
    for (let j = 0; j < 3; j++) {
      const y = dy + (NODES[j] ?? 0);
      for (let i = 0; i < 3; i++) {
        const x = dx + (NODES[i] ?? 0);
        sum += (WEIGHTS[i] ?? 0) * (WEIGHTS[j] ?? 0) * this.#at(x * x + y * y);
      }
    }
    return sum;
  }

  #at(radiusSquared: number): number {
    const place = radiusSquared * TABLE_STEPS_PER_SQUARE_PIXEL;
    const step = place | 0;
    const value = this.#profile[step] ?? 0;
    return value + (place - step) * ((this.#profile[step + 1] ?? 0) - value);
  }
}
