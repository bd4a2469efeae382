import { ok, refuse } from '@wombat/result';
import type { FitsFault, FitsResult } from '../fault.js';
import type { PixelMemory } from './pixelMemory.js';
import type { Pixels } from './scaledInto.js';

const MOST_PIXELS = 2 ** 29;

/** Room for that many pixels, in `memory` where some is given, or why there is none. */
export function emptyPixels(
  count: number,
  { single, offset, memory }: { single: boolean; offset: number; memory?: PixelMemory | undefined },
): FitsResult<Pixels> {
  const fault: FitsFault = {
    code: 'unsupported',
    message: `unsupported: ${count} pixels do not fit in memory`,
    offset,
  };
  if (count > MOST_PIXELS) return refuse(fault);
  try {
    if (memory !== undefined) return ok(memory.of(count, single));
    return ok(single ? new Float32Array(count) : new Float64Array(count));
  } catch (error) {
    if (error instanceof RangeError) return refuse(fault);
    throw error;
  }
}
