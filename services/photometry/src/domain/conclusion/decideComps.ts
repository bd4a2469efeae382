import { ok, type Result, refuse } from '@wombat/result';
import type { ChosenComps } from './chosenComps.js';

/** A series as it stands when a person speaks of its comparison stars. */
export interface CompsStanding {
  revision: number;
  /** The last word on them; null: none. */
  chosen: ChosenComps | null;
}

export interface AskedComps {
  /** That was looked at. */
  revision: number;
  /** AUIDs: all that are not used, and all that are whatever the rules say. None of either: the rules alone choose. */
  off: readonly string[];
  on: readonly string[];
  words: string;
  by: string;
}

/** Stars are chosen with a name and a reason, by who looked at the current revision; taken back without a reason. */
export function decideComps({ revision, chosen }: CompsStanding, asked: AskedComps): Result<ChosenComps> {
  const [off, on] = [named(asked.off), named(asked.on)];
  const [by, words] = [asked.by.trim(), asked.words.trim()];
  if (asked.revision !== revision)
    return refuse(`revision ${asked.revision} was looked at, but revision ${revision} is current: look again`);
  if (by === '') return refuse('a word on comparison stars needs the name of who gives it');
  if (off.size + on.size > 0 && words === '') return refuse('a choice of comparison stars needs its reason');
  const both = [...off].filter((auid) => on.has(auid));
  if (both.length > 0) return refuse(`${both.join(', ')} cannot be both used and left out`);
  if (isSame(off, chosen?.off ?? new Set()) && isSame(on, chosen?.on ?? new Set()))
    return refuse('the comparison stars are chosen so already');
  return ok({ off, on, words, by });
}

/** In an order of their own, each once: the same word is the same event. */
function named(auids: readonly string[]): ReadonlySet<string> {
  return new Set([...auids].sort());
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((auid) => b.has(auid));
}
