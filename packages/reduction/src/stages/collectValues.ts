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
  const { low, high } = bracket;
  const values = new Float64Array(blocks.blockPixels);
  const reader = new ValueReader(source, blocks.blockPixels);
  const within = new ValueList();
  let [numbers, below, atLow, atHigh] = [0, 0, 0, 0];
  for (const stretch of blocksOf(blocks, report)) {
    reader.into(values, stretch);
    for (let at = 0; at < stretch.count; at++) {
      const value = values[at] as number;
      if (Number.isNaN(value)) continue;
      numbers++;
      if (value < low) below++;
      else if (value === low) atLow++;
      else if (value < high) within.push(value);
      else if (value === high) atHigh++;
    }
  }
  return { numbers, below, atLow, atHigh, within: within.toArray() };
}
