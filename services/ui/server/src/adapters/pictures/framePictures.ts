import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { readHeader } from '@wombat/fits';
import { ok, type Result, refuse } from '@wombat/result';
import { type ProductFault, placeOfProduct, ServiceKit } from '@wombat/service-kit';
import { PNG } from 'pngjs';
import { asinhStretch, type CutOut, cutOut, levelStretch } from '../../domain/index.js';
import { PictureCache } from './pictureCache.js';
import { readCutOut } from './readCutOut.js';

const MOST_BYTES = 64 * 1024 * 1024;
/** Of the same frame another picture comes out from one version to the next. */
const VERSION = 2;
const GREY = 0;

/** How counts become grey: of a frame of the sky, or of a master. */
const STRETCHES = { sky: asinhStretch, level: levelStretch } as const;
export type StretchName = keyof typeof STRETCHES;

/** PNG pictures of frames, made when they are asked for and kept below the home. */
@Injectable()
export class FramePictures {
  private readonly cache: PictureCache;

  constructor(private readonly kit: ServiceKit) {
    this.cache = new PictureCache(join(kit.home, 'pictures'), MOST_BYTES, () => kit.now());
  }

  /** All of a frame, at most so many pixels a side. `path` is relative to the data root. */
  async whole(
    path: string,
    { size, stretch }: { size: number; stretch: StretchName },
  ): Promise<Result<Buffer, ProductFault>> {
    const place = placeOfProduct(this.kit.data, path);
    if (!place.ok) return place;
    const read = await readHeader(place.value);
    if (!read.ok) return unreadable(path, read.fault.message);
    return this.of(path, cutOut(read.value, { centre: 'frame', size }, null), stretch);
  }

  /** A part of a frame. `path` is relative to the data root. */
  async of(path: string, shown: CutOut, stretch: StretchName = 'sky'): Promise<Result<Buffer, ProductFault>> {
    const place = placeOfProduct(this.kit.data, path);
    if (!place.ok) return place;
    const { size, mtimeMs } = await stat(place.value);
    const key = JSON.stringify([VERSION, path, size, mtimeMs, shown, stretch]);
    return this.cache.of(key, async () => {
      const pixels = await readCutOut(place.value, shown);
      if (pixels.ok) return ok(pngOf(STRETCHES[stretch](pixels.value), shown));
      return unreadable(path, pixels.fault.message);
    });
  }
}

function unreadable(path: string, why: string) {
  return refuse<ProductFault>({ code: 'unreadable', message: `${path} cannot be shown: ${why}` });
}

function pngOf(grey: Uint8Array, { width, height }: CutOut): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(grey);
  return PNG.sync.write(png, { colorType: GREY, inputColorType: GREY, bitDepth: 8, inputHasAlpha: false });
}
