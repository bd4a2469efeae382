import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ok, type Result, refuse } from '@wombat/result';
import { type ProductFault, placeOfProduct, ServiceKit } from '@wombat/service-kit';
import { PNG } from 'pngjs';
import { asinhStretch, type CutOut } from '../../domain/index.js';
import { PictureCache } from './pictureCache.js';
import { readCutOut } from './readCutOut.js';

const MOST_BYTES = 64 * 1024 * 1024;
/** Of the same frame another picture comes out from one version to the next. */
const VERSION = 1;
const GREY = 0;

/** PNG pictures of calibrated frames, made when they are asked for and kept below the home. */
@Injectable()
export class FramePictures {
  private readonly cache: PictureCache;

  constructor(private readonly kit: ServiceKit) {
    this.cache = new PictureCache(join(kit.home, 'pictures'), MOST_BYTES, () => kit.now());
  }

  /** `path` is that of the calibrated frame, relative to the data root. */
  async of(path: string, shown: CutOut): Promise<Result<Buffer, ProductFault>> {
    const place = placeOfProduct(this.kit.data, path);
    if (!place.ok) return place;
    const { size, mtimeMs } = await stat(place.value);
    const key = JSON.stringify([VERSION, path, size, mtimeMs, shown]);
    return this.cache.of(key, async () => {
      const pixels = await readCutOut(place.value, shown);
      if (pixels.ok) return ok(pngOf(asinhStretch(pixels.value), shown));
      return refuse({ code: 'unreadable', message: `${path} cannot be shown: ${pixels.fault.message}` });
    });
  }
}

function pngOf(grey: Uint8Array, { width, height }: CutOut): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(grey);
  return PNG.sync.write(png, { colorType: GREY, inputColorType: GREY, bitDepth: 8, inputHasAlpha: false });
}
