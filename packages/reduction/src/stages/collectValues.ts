import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { ValueReader, type ValueSource } from '../files/valueReader.js';
import { ValueList } from '../valueList.js';
import type { Bracket } from './sampleBrackets.js';

export interface CollectOrder extends ValueSource {
  readonly bracket: Bracket;
  readonly blocks: BlockQueue;
}

/** What a thread saw of the values; where many pixels are alike they are alike at the ends, and only counted. */
export interface ValueCount {
  readonly numbers: number;
  readonly below: number;
  readonly atLow: number;
  readonly atHigh: number;
  /** Those between the ends. */
  readonly within: Float64Array;
}

/** Counts below a bracket and at its ends, and collects what is between them. */
export function collectValues({ bracket, blocks, ...source }: CollectOrder, report: Report): ValueCount {
  const values = new Float64Array(blocks.blockPixels);
  const reader = new ValueReader(source, blocks.blockPixels);
  const within = new ValueList();
  const total = { numbers: 0, below: 0, atLow: 0, atHigh: 0 };
  for (const stretch of blocksOf(blocks, report)) {
    reader.into(values, stretch);
    const some = values.subarray(0, stretch.count);
    const { between, ...counted } = countAbout(some, bracket);
    total.numbers += counted.numbers;
    total.below += counted.below;
    total.atLow += counted.atLow;
    total.atHigh += counted.atHigh;
    if (between > 0) collectBetween(within, some, bracket);
  }
  return { ...total, within: within.toArray() };
}

/** Without branches: about a median nobody guesses on which side of it the next value lies. */
function countAbout(values: Float64Array, { low, high }: Bracket) {
  let [numbers, below, uptoLow, belowHigh, uptoHigh] = [0, 0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    numbers += Number(!Number.isNaN(value));
    below += Number(value < low);
    uptoLow += Number(value <= low);
    belowHigh += Number(value < high);
    uptoHigh += Number(value <= high);
  }
  const atLow = uptoLow - below;
  // Where both ends are one, what lies there is counted once.
  if (low === high) return { numbers, below, atLow, between: 0, atHigh: 0 };
  return { numbers, below, atLow, between: belowHigh - uptoLow, atHigh: uptoHigh - belowHigh };
}

function collectBetween(within: ValueList, values: Float64Array, { low, high }: Bracket): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value > low && value < high) within.push(value);
  }
}
