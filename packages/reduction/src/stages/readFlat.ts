import { LOWEST_FLAT } from '@wombat/imaging/kernels';
import type { PixelPlace, PixelReader, Stretch } from '../files/pixelPlace.js';

/** A flat and its median, by which it is divided first. */
export interface FlatPlane {
  readonly pixels: PixelPlace;
  readonly level: number;
}

/** A stretch of what frames are divided by, 1 where they must not be; answers how many pixels that are. */
export function readFlat(
  responses: Float64Array,
  { pixels, level }: FlatPlane,
  reader: PixelReader,
  stretch: Stretch,
): number {
  reader.into(responses, pixels, stretch);
  const single = pixels.source !== 'f64';
  let bad = 0;
  for (let at = 0; at < stretch.count; at++) {
    let response = responses[at] as number;
    if (level !== 1) response = single ? Math.fround(response / level) : response / level;
    const usable = response >= LOWEST_FLAT && response < Number.POSITIVE_INFINITY;
    if (!usable) bad++;
    responses[at] = usable ? response : 1;
  }
  return bad;
}
