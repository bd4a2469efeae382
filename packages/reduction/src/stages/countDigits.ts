import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { LITTLE_ENDIAN } from '../files/pixelPlace.js';
import { ValueReader, type ValueSource } from '../files/valueReader.js';

/** The leading bits of a value's key; keys of 64 bits stand in the order of the values. */
export interface KeyStart {
  readonly high: number;
  readonly low: number;
}

export interface DigitOrder extends ValueSource {
  /** How many digits of 16 bits are known of the keys. */
  readonly known: 0 | 1 | 2 | 3;
  readonly starts: readonly KeyStart[];
  readonly blocks: BlockQueue;
}

export interface DigitShare {
  /** Values that are numbers. */
  readonly numbers: number;
  /** For each start, how often each next digit follows it. */
  readonly counts: readonly Float64Array[];
}

export const DIGITS = 0x10000;
const SIGN = 0x80000000;
const [LOW_WORD, HIGH_WORD] = LITTLE_ENDIAN ? [0, 1] : [1, 0];

/**
 * Counts the next digit of the values whose keys begin as told: four looks find any value by its rank, whatever the
 * values.
 */
export function countDigits({ known, starts, blocks, ...source }: DigitOrder, report: Report): DigitShare {
  const values = new Float64Array(blocks.blockPixels);
  const words = new Uint32Array(values.buffer);
  const reader = new ValueReader(source, blocks.blockPixels);
  const counts = starts.map(() => new Float64Array(DIGITS));
  let numbers = 0;
  for (const stretch of blocksOf(blocks, report)) {
    reader.into(values, stretch);
    for (let at = 0; at < stretch.count; at++) {
      const value = values[at] as number;
      if (Number.isNaN(value)) continue;
      numbers++;
      // One zero: -0 and 0 are the same number.
      if (value === 0) values[at] = 0;
      const bits = words[2 * at + HIGH_WORD] as number;
      const below = words[2 * at + LOW_WORD] as number;
      const high = bits >= SIGN ? ~bits >>> 0 : bits + SIGN;
      const low = bits >= SIGN ? ~below >>> 0 : below;
      for (let index = 0; index < starts.length; index++) {
        const digit = digitAfter(starts[index] as KeyStart, known, high, low);
        if (digit < 0) continue;
        const counted = counts[index] as Float64Array;
        counted[digit] = (counted[digit] as number) + 1;
      }
    }
  }
  return { numbers, counts };
}

/** -1 where the key begins otherwise. */
function digitAfter(start: KeyStart, known: number, high: number, low: number): number {
  if (known === 0) return high >>> 16;
  if (known === 1) return high >>> 16 === start.high >>> 16 ? high & 0xffff : -1;
  if (high !== start.high) return -1;
  if (known === 2) return low >>> 16;
  return low >>> 16 === start.low >>> 16 ? low & 0xffff : -1;
}

export function withDigit({ high, low }: KeyStart, known: DigitOrder['known'], digit: number): KeyStart {
  if (known === 0) return { high: (digit << 16) >>> 0, low };
  if (known === 1) return { high: (high | digit) >>> 0, low };
  return { high, low: known === 2 ? (digit << 16) >>> 0 : (low | digit) >>> 0 };
}

/** The value of a whole key. */
export function valueOfKey({ high, low }: KeyStart): number {
  const view = new DataView(new ArrayBuffer(8));
  const positive = high >= SIGN;
  view.setUint32(0, positive ? high - SIGN : ~high >>> 0);
  view.setUint32(4, positive ? low : ~low >>> 0);
  return view.getFloat64(0);
}
