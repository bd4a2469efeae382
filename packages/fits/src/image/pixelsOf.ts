import type { FitsResult } from '../fault.js';
import type { ByteSource } from '../hdu/byteSource.js';
import { forwardUnit, randomUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import type { PixelReader } from './pixelReader.js';
import { plainPixels } from './plainPixels.js';

/** A reader of an image's pixels; the source stands at its data. */
export async function pixelsOf(hdu: Hdu, source: ByteSource): Promise<FitsResult<PixelReader>> {
  if (hdu.kind !== 'compressed image') return plainPixels(hdu, forwardUnit(source, hdu));
  // Loaded when it is needed: commands that read plain frames start sooner without it and zlib.
  const { tiledPixels } = await import('../tiles/tiledPixels.js');
  return tiledPixels(hdu, await randomUnit(source, hdu));
}
