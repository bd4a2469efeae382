import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import { withImage } from '../hdu/withImage.js';
import { emptyPixels } from './emptyPixels.js';
import { pixelsOf } from './pixelsOf.js';
import { describedImage } from './readHeader.js';
import type { FitsImage } from './readImage.js';
import type { Region } from './region.js';

/**
 * Reads a part of the image that `readHeader` finds: its own rows of a plain file, the tiles it touches of a compressed
 * one, all before it of a gzip file. The header is the whole image's; width and height are the region's.
 * A region that is not wholly on the image is the fault `outside`.
 */
export function readRegion(path: string, region: Region): Promise<FitsResult<FitsImage>> {
  return withImage(path, async (hdu, source) => {
    const { header, width, height } = describedImage(hdu);
    if (!isWithin(region, { width, height })) {
      const asked = `${region.width} x ${region.height} pixels from (${region.x}, ${region.y})`;
      const message = `outside: ${asked} are not on an image of ${width} x ${height}`;
      return refuse({ code: 'outside', message, offset: hdu.headerOffset });
    }
    const reader = await pixelsOf(hdu, source);
    if (!reader.ok) return reader;
    const { single, read } = reader.value;
    const pixels = emptyPixels(region.width * region.height, { single, offset: hdu.headerOffset });
    if (!pixels.ok) return pixels;
    const done = await read(region, pixels.value);
    if (!done.ok) return done;
    return ok({ header, width: region.width, height: region.height, pixels: pixels.value });
  });
}

function isWithin(region: Region, { width, height }: { width: number; height: number }): boolean {
  const whole = Object.values(region).every(Number.isInteger);
  const filled = region.x >= 0 && region.y >= 0 && region.width > 0 && region.height > 0;
  return whole && filled && region.x + region.width <= width && region.y + region.height <= height;
}
