import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { withImage } from '../hdu/withImage.js';
import { pixelsOf } from '../image/pixelsOf.js';
import { describedImage } from '../image/readHeader.js';
import { verifyEnd } from '../image/readImage.js';
import type { Scaling } from '../image/scaling.js';
import { type FramePart, framePart } from './framePart.js';

/** Rows of a raw frame as they are stored. */
export interface StoredBand {
  /** The first of them, of the part that is measured. */
  readonly y: number;
  readonly height: number;
  /** Overwritten by the next band. */
  readonly stored: Int16Array;
  readonly scaling: Scaling;
}

const BAND_PIXELS = 1 << 18;

/**
 * Hands on what is measured of a raw frame (`framePart`) as the 16-bit whole numbers that are stored, in bands from the
 * first row to the last: physical = zero + scale x stored. Null, with nothing handed on, where it is a colour frame or
 * stored in another way.
 */
export function readStoredRows(
  path: string,
  onRows: (band: StoredBand, part: FramePart) => void,
): Promise<FitsResult<FramePart | null>> {
  return withImage(path, async (hdu, source) => {
    const found = framePart(describedImage(hdu));
    if (!found.ok) return found;
    const part = found.value;
    const reader = await pixelsOf(hdu, source);
    if (!reader.ok) return reader;
    const { shorts } = reader.value;
    if (shorts === undefined || part.green !== null) return ok(null);
    const { region } = part;
    const most = Math.max(1, Math.floor(BAND_PIXELS / region.width));
    const stored = new Int16Array(region.width * most);
    for (let y = 0; y < region.height; y += most) {
      const height = Math.min(most, region.height - y);
      const done = await shorts.read({ ...region, y: region.y + y, height }, stored);
      if (!done.ok) return done;
      onRows({ y, height, stored: stored.subarray(0, region.width * height), scaling: shorts.scaling }, part);
    }
    await verifyEnd(hdu, source);
    return ok(part);
  });
}
