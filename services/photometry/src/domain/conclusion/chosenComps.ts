import type { Candidate } from '../measurement/measurement.js';

/** Stars by AUID: used ones that would not be, and others that would. */
export interface CompSwitches {
  off: ReadonlySet<string>;
  on: ReadonlySet<string>;
}

/** Which comparison stars a person chose beside the rules, and why. */
export interface ChosenComps extends CompSwitches {
  words: string;
  by: string;
}

/** What the rules leave of the candidates. */
export interface CompsToUse {
  usable: readonly Candidate[];
  dropped: readonly { candidate: Candidate; reason: string }[];
}

/**
 * What the rules leave, as a person chose: without what is off, with what is on. `measured`: the candidates with a
 * measurement on any frame. A choice that leaves no star, as the chart may be another one by now, is passed over, and
 * the warning says so; null: there is nothing to know.
 */
export function withChosen(
  rules: CompsToUse,
  measured: readonly Candidate[],
  chosen: ChosenComps | null,
): CompsToUse & { warning: string | null } {
  const warning = chosen === null ? null : choiceInWords(chosen);
  if (chosen === null || warning === null) return { ...rules, warning: null };
  const usable = switched(measured, new Set(rules.usable.map(({ auid }) => auid)), chosen);
  if (usable.length === 0) return { ...rules, warning: `not kept, as no star is left by it: ${warning}` };
  const reason = `left out by ${chosen.by}${chosen.words === '' ? '' : `: ${chosen.words}`}.`;
  const isUsed = ({ auid }: Candidate) => usable.some((star) => star.auid === auid);
  const dropped = [
    ...rules.dropped.filter(({ candidate }) => !isUsed(candidate)),
    ...rules.usable.filter((candidate) => !isUsed(candidate)).map((candidate) => ({ candidate, reason })),
  ];
  return { usable, dropped, warning };
}

/** The stars that are used after switching, in the order of the candidates. */
export function switched(
  candidates: readonly Candidate[],
  used: ReadonlySet<string>,
  { off, on }: CompSwitches,
): Candidate[] {
  return candidates.filter(({ auid }) => (used.has(auid) && !off.has(auid)) || on.has(auid));
}

/** Null where all is left to the rules. */
function choiceInWords({ off, on, words, by }: ChosenComps): string | null {
  if (off.size + on.size === 0) return null;
  const stars = [off.size > 0 && `without ${[...off].join(', ')}`, on.size > 0 && `with ${[...on].join(', ')}`];
  const why = words === '' ? '' : ` (${words})`;
  return `comparison stars as ${by} chose: ${stars.filter((part) => part !== false).join(', ')}${why}`;
}
