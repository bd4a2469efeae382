import { assertSameSize, type Image } from '../image/image.js';

/** Bits of a calibrated frame's mask. */
export const PIXEL_FLAGS = { saturated: 1, badFlat: 2, notANumber: 4 } as const;

/** A flat below this answers so little that dividing by it makes noise, not signal. */
export const LOWEST_FLAT = 0.1;

export interface CalibrationMasters {
  readonly bias?: Image;
  readonly dark?: Image;
  /** Light's exposure over dark's; only for a bias-subtracted dark. Default 1. */
  readonly darkScale?: number;
  readonly flat?: Image;
}

export interface CalibrationOptions {
  /** Raw counts at and above which a pixel is saturated; null: not known, nothing is marked. */
  readonly saturation: number | null;
  /** Counts that capture software added to every pixel; subtracted first. Default 0. */
  readonly pedestal?: number;
}

export interface CalibratedImage extends Image {
  readonly pixels: Float32Array;
  /** Per pixel the sum of `PIXEL_FLAGS`. */
  readonly mask: Uint8Array;
  readonly saturatedPixels: number;
  readonly badFlatPixels: number;
}

/**
 * (raw - pedestal - bias - darkScale * dark) / flat with what there is: float64, left to right, rounded once to
 * float32. Saturation is judged on the raw value. A flat pixel that is NaN, infinite or < 0.1 is flagged and not
 * divided by. A raw, bias or dark value that is not finite makes the pixel NaN and is flagged.
 */
export function calibrate(raw: Image, masters: CalibrationMasters, options: CalibrationOptions): CalibratedImage {
  const { bias, dark, flat, darkScale = 1 } = masters;
  assertSameSize([raw, bias, dark, flat].filter((image) => image !== undefined));
  const saturation = options.saturation ?? Number.POSITIVE_INFINITY;
  const pedestal = options.pedestal ?? 0;
  const pixels = new Float32Array(raw.pixels.length);
  const mask = new Uint8Array(raw.pixels.length);
  let saturatedPixels = 0;
  let badFlatPixels = 0;
  for (let i = 0; i < pixels.length; i++) {
    const rawValue = raw.pixels[i] as number;
    let value = rawValue - pedestal;
    if (bias) value -= bias.pixels[i] as number;
    if (dark) value -= darkScale * (dark.pixels[i] as number);
    let flags = 0;
    if (options.saturation !== null && rawValue >= saturation) {
      flags |= PIXEL_FLAGS.saturated;
      saturatedPixels++;
    }
    if (flat) {
      const response = flat.pixels[i] as number;
      if (response >= LOWEST_FLAT && response < Number.POSITIVE_INFINITY) {
        value /= response;
      } else {
        flags |= PIXEL_FLAGS.badFlat;
        badFlatPixels++;
      }
    }
    if (!Number.isFinite(value)) {
      flags |= PIXEL_FLAGS.notANumber;
      value = Number.NaN;
    }
    pixels[i] = value;
    mask[i] = flags;
  }
  return { width: raw.width, height: raw.height, pixels, mask, saturatedPixels, badFlatPixels };
}
