import type { FitsResult } from '../fault.js';
import type { Region } from './region.js';
import type { Pixels } from './scaledInto.js';
import type { Scaling } from './scaling.js';

/**
 * Reads physical pixels of an image by region. Axes above the second are laid below each other: plane 1's first row
 * follows plane 0's last one.
 */
export interface PixelReader {
  readonly rowLength: number;
  readonly rowCount: number;
  /** Rows that are best read together, in multiples of this. */
  readonly bandRows: number;
  /** Whether a float32 holds every pixel (BITPIX 8, 16, -32). */
  readonly single: boolean;
  /** Fills the first width x height of `into`, row by row. Regions must come from front to back. */
  read(region: Region, into: Pixels): Promise<FitsResult<void>>;
  /** The same as it is stored, of 16-bit whole numbers in a file that is not compressed by tiles. */
  readonly shorts?: {
    readonly scaling: Scaling;
    read(region: Region, into: Int16Array): Promise<FitsResult<void>>;
  };
}

export function isSingle(bitpix: number): boolean {
  return bitpix === 8 || bitpix === 16 || bitpix === -32;
}
