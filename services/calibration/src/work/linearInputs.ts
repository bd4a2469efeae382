import { join } from 'node:path';
import type { work } from '@wombat/proto';
import { doneTo, type Level, lettersOf, levelWithoutLight, linearWords } from '../domain/index.js';
import { madeLinear } from './madeLinear.js';
import type { OpenInputs } from './openInputs.js';

/** Medians of the masters of a master; null: none. */
interface Below {
  bias: number | null;
  darkWithBias: number | null;
}

/** The polynomial of the camera of these frames; biases have no light that it could concern. */
export function linearityOf({ calType, inputs: [first] }: work.MasterOrder): readonly number[] {
  return calType === 'bias' ? [] : (first?.meta.linearity ?? []);
}

/** Gives the open frames even counts; a sentence how, or why not, null where their camera counts evenly. */
export function linearInputs(
  root: string,
  { order, below }: { order: work.MasterOrder; below: Below },
  { good }: OpenInputs,
): { words: string; isDone: boolean } | null {
  const linearity = linearityOf(order);
  let level: Level = { unknown: 'there is none' };
  if (linearity.length === 0) return null;
  for (const each of good) {
    const { meta } = each.input;
    // A pedestal and an overscan are taken away on opening.
    const isZeroBased = each.file.overscan !== 0 || meta.pedestal !== 0;
    level = levelWithoutLight({ ...below, done: lettersOf(doneTo(meta)), isZeroBased, pedestal: 0 });
    const wish = { linearity, level, saturation: each.saturation };
    Object.assign(each, madeLinear(each.file, wish, { scratchBeside: join(root, order.product) }));
  }
  return { words: linearWords(linearity, level), isDone: 'adu' in level };
}

/** What the way a master is made is called where its frames were made linear. */
export function linearMethod(linearity: readonly number[]): string {
  return `, counts made linear by ${linearity.join(', ')}`;
}
