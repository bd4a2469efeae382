import type { Scaling } from './scaling.js';
import type { StoredPixels } from './storedPixels.js';

export type Pixels = Float32Array | Float64Array;

/** Writes the physical values of some stored pixels into `pixels` from `start` on; blank ones become NaN. */
export function scaledInto(pixels: Pixels, start: number, { stored, scaling }: Stored): void {
  const { zero, scale, blank } = scaling;
  if (stored instanceof BigInt64Array) {
    const blankLong = blank === undefined ? undefined : BigInt(Math.trunc(blank));
    stored.forEach((value, index) => {
      pixels[start + index] = value === blankLong ? Number.NaN : Number(value) * scale + zero;
    });
    return;
  }
  if (zero === 0 && scale === 1 && blank === undefined) {
    pixels.set(stored, start);
    return;
  }
  if (blank === undefined) {
    for (let index = 0; index < stored.length; index++) pixels[start + index] = (stored[index] ?? 0) * scale + zero;
    return;
  }
  for (let index = 0; index < stored.length; index++) {
    const value = stored[index] ?? 0;
    pixels[start + index] = value === blank ? Number.NaN : value * scale + zero;
  }
}

interface Stored {
  readonly stored: StoredPixels;
  readonly scaling: Scaling;
}
