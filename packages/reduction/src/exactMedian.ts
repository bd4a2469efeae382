import { blockQueue } from './blockQueue.js';
import type { Crew } from './crew.js';
import type { ValueSource } from './files/valueReader.js';
import { DIGITS, type DigitOrder, type KeyStart, valueOfKey, withDigit } from './stages/countDigits.js';

const BLOCK_PIXELS = 65536;

/** A value looked for: its rank among those whose keys begin so. */
interface Search {
  readonly start: KeyStart;
  readonly rank: number;
}

/**
 * The exact median of values of any kind, NaN left out, by four looks at all of them: each look tells the next 16 bits
 * of the two middle values. NaN where there is no number.
 */
export async function exactMedian(
  crew: Crew,
  { pixelCount, ...source }: ValueSource & { readonly pixelCount: number },
): Promise<number> {
  let searches: Search[] = [];
  for (const known of [0, 1, 2, 3] as const) {
    const starts: KeyStart[] = known === 0 ? [{ high: 0, low: 0 }] : distinct(searches);
    const blocks = blockQueue(pixelCount, BLOCK_PIXELS);
    const shares = await crew.run('countDigits', { ...source, known, starts, blocks });
    if (known === 0) {
      const numbers = shares.reduce((sum, share) => sum + share.numbers, 0);
      if (numbers === 0) return Number.NaN;
      const [start] = starts as [KeyStart];
      searches = [
        { start, rank: (numbers - 1) >> 1 },
        { start, rank: numbers >> 1 },
      ];
    }
    searches = searches.map((search) => {
      const index = starts.findIndex((start) => isSame(start, search.start));
      return narrowed(
        search,
        known,
        shares.map((share) => share.counts[index] ?? new Float64Array(DIGITS)),
      );
    });
  }
  const [lower = Number.NaN, upper = Number.NaN] = searches.map(({ start }) => valueOfKey(start));
  return lower === upper ? lower : (lower + upper) / 2;
}

function narrowed({ start, rank }: Search, known: DigitOrder['known'], counts: readonly Float64Array[]): Search {
  let left = rank;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts.reduce((sum, share) => sum + (share[digit] as number), 0);
    if (left < count) return { start: withDigit(start, known, digit), rank: left };
    left -= count;
  }
  throw new Error('values changed while they were counted');
}

function distinct(searches: readonly Search[]): KeyStart[] {
  const starts = searches.map(({ start }) => start);
  return starts.filter((start, index) => starts.findIndex((other) => isSame(start, other)) === index);
}

function isSame(a: KeyStart, b: KeyStart): boolean {
  return a.high === b.high && a.low === b.low;
}
