import type { FitsResult } from '../fault.js';
import type { ByteSource } from '../hdu/byteSource.js';
import { forwardUnit, randomUnit } from '../hdu/dataUnit.js';
import type { Hdu } from '../hdu/hdu.js';
import { tiledPixels } from '../tiles/tiledPixels.js';
import type { PixelReader } from './pixelReader.js';
import { plainPixels } from './plainPixels.js';

/** A reader of an image's pixels; the source stands at its data. */
export async function pixelsOf(hdu: Hdu, source: ByteSource): Promise<FitsResult<PixelReader>> {
  return hdu.kind === 'compressed image'
    ? tiledPixels(hdu, await randomUnit(source, hdu))
    : plainPixels(hdu, forwardUnit(source, hdu));
}
