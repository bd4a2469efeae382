import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type FitsResult, readHeader } from '@wombat/fits';
import { ok, type Result, refuse } from '@wombat/result';
import { type ProductFault, placeOfProduct, ServiceKit } from '@wombat/service-kit';
import type { FieldAnswer } from '../../domain/contract.js';
import {
  asinhStretch,
  type CutOut,
  cutOut,
  drawField,
  levelStretch,
  type Turn,
  turnedPixels,
} from '../../domain/index.js';
import { PictureCache } from './pictureCache.js';
import { type PngPixels, pngOf } from './pngOf.js';
import { readCutOut } from './readCutOut.js';
import { readMeans } from './readMeans.js';

const MOST_BYTES = 64 * 1024 * 1024;
/** Of the same frame another picture comes out from one version to the next. */
const VERSION = 3;

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
    const place = this.placeOf(path);
    if (!place.ok) return place;
    const read = await readHeader(place.value);
    if (!read.ok) return unreadable(path, read.fault.message);
    return this.of(path, cutOut(read.value, { centre: 'frame', size }, null), stretch);
  }

  /** A part of a frame. `path` is relative to the data root. */
  async of(path: string, shown: CutOut, stretch: StretchName = 'sky'): Promise<Result<Buffer, ProductFault>> {
    return this.made(path, [shown, stretch], async (place) => {
      const pixels = await readCutOut(place, shown);
      return pixels.ok ? ok({ ...shown, grey: STRETCHES[stretch](pixels.value) }) : pixels;
    });
  }

  /** All of a frame, shrunk by means and turned; with `marks` drawn on it. `path` is relative to the data root. */
  async field(
    path: string,
    { shown, turn, marks }: { shown: CutOut; turn: Turn; marks: FieldAnswer | null },
  ): Promise<Result<Buffer, ProductFault>> {
    return this.made(path, ['field', shown, turn, marks], async (place) => {
      const pixels = await readMeans(place, shown);
      if (!pixels.ok) return pixels;
      const grey = turnedPixels(turn, shown, asinhStretch(pixels.value));
      if (marks !== null) return ok(drawField(grey, marks));
      const [width, height] = turn.isExchanged ? [shown.height, shown.width] : [shown.width, shown.height];
      return ok({ width, height, grey });
    });
  }

  private placeOf(path: string): Result<string, ProductFault> {
    const place = placeOfProduct(this.kit.data, path);
    if (place.ok || place.fault.code !== 'missing') return place;
    if (this.kit.config.calibration.keepFrames !== 'none') return place;
    const message = `${path} is not kept (calibration.keepFrames: none): set that to all and reduce the series again to see it`;
    return refuse({ code: 'missing', message });
  }

  /** The picture of a file as it is now, made where it is not kept. */
  private async made(
    path: string,
    wish: readonly unknown[],
    draw: (place: string) => Promise<FitsResult<PngPixels>>,
  ): Promise<Result<Buffer, ProductFault>> {
    const place = this.placeOf(path);
    if (!place.ok) return place;
    const { size, mtimeMs } = await stat(place.value);
    return this.cache.of(JSON.stringify([VERSION, path, size, mtimeMs, ...wish]), async () => {
      const drawn = await draw(place.value);
      return drawn.ok ? ok(pngOf(drawn.value)) : unreadable(path, drawn.fault.message);
    });
  }
}

function unreadable(path: string, why: string) {
  return refuse<ProductFault>({ code: 'unreadable', message: `${path} cannot be shown: ${why}` });
}
