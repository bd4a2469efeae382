import type { SkyPosition } from '@wombat/sky';
import type { NameAttempt } from './resolveStar.js';

export interface NamesAsked {
  /** In the order of `targetNames`. */
  names: readonly string[];
  attempts: readonly NameAttempt[];
  /** Whether a position lies on the series' frames; null while none is solved. */
  onImage: ((position: SkyPosition) => boolean) | null;
}

/**
 * The name VSX is to be asked for next; null when it has been asked enough. After a star on the images, only those
 * names are left that may be another star's: not the mere spellings of the name that led to it, or of its own.
 */
export function nextNameToAsk({ names, attempts, onImage }: NamesAsked): string | null {
  const last = attempts.at(-1);
  if (last?.answer.outcome === 'unavailable') return null;
  const left = names.slice(last === undefined ? 0 : names.indexOf(last.name) + 1);
  const known = new Set(
    attempts.flatMap(({ name, answer }) => {
      if (answer.outcome !== 'found' || onImage?.(answer.value) === false) return [];
      const own = [answer.value.name, ...(answer.value.auid === null ? [] : [answer.value.auid])].map(bare);
      return misread(bare(name), own) ? own : [...own, bare(name)];
    }),
  );
  return left.find((name) => !known.has(bare(name))) ?? null;
}

/**
 * Whether VSX, to which small and capital letters are the same, may have read a name as another one: mu Cep as MU Cep.
 */
function misread(asked: string, own: readonly string[]): boolean {
  return !own.includes(asked) && own.some((one) => one.toLowerCase() === asked.toLowerCase());
}

/** What is left of a name without blanks, marks and leading zeros. Capitals stay: g Her is not G Her. */
function bare(name: string): string {
  return name.replace(/[ ._-]+/g, '').replace(/(?<!\d)0+(?=\d)/g, '');
}
