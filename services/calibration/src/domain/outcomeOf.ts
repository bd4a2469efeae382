import type { MasterChoice } from '@wombat/proto';
import { DONE_BEFORE, NO_MASTER } from '@wombat/proto/words';
import type { Choice } from './choice.js';
import { joined } from './joined.js';

/** What became of one kind of calibration over a series, from the choice of every light of it, in their order. */
export function outcomeOf(choices: readonly Choice[]): MasterChoice {
  const used = choices.find((choice) => choice.master !== null);
  const without = choices.filter((choice) => choice.master === null && !choice.isDone);
  const done = choices.filter((choice) => choice.master === null && choice.isDone);
  const counts = { framesWithout: without.length, framesDone: done.length };
  const told = [without, done].map((some) => reasonOf(some, choices.length));
  if (used?.master != null) {
    const { night, path, sha256 } = used.master;
    return { date: night, product: { path, sha256 }, reason: joined(used.warning, ...told), ...counts };
  }
  const date = without.length > 0 ? NO_MASTER : DONE_BEFORE;
  return { date, product: undefined, reason: joined(...told), ...counts };
}

function reasonOf([first, ...others]: readonly Choice[], of: number): string {
  if (first === undefined || first.master !== null) return '';
  const count = others.length + 1;
  return count === of ? first.reason : `${count} of ${of} frames: ${first.reason}`;
}
