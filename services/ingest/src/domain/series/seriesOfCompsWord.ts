import type { StandingSeries } from './seriesToRepeat.js';

/** What a person chose of the comparison stars of a series. */
export interface CompsWord {
  night: string;
  targetName: string;
  filter: string;
  /** AUIDs of stars that are left out, and of those that are used whatever the rules say. */
  off: readonly string[];
  on: readonly string[];
  words: string;
  by: string;
}

/**
 * The series that are reduced again by it, at their next revisions: all filters of the target's night, as their colours
 * rest on each other. The one it is of comes last: once it is asked for, nothing of the word is left to do.
 */
export function seriesOfCompsWord(word: CompsWord, ofNight: readonly StandingSeries[]) {
  const isOwn = ({ filter }: { filter: string }) => filter === word.filter;
  const own = choiceInWords(word);
  return ofNight
    .filter(({ targetName }) => targetName === word.targetName)
    .toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)))
    .map(({ night, targetName, filter, revision, numImages }) => ({
      ...{ night, targetName, filter, revision: revision + 1, numImages, requestedBy: word.by },
      reason: filter === word.filter ? own : `${word.filter}: ${own}`,
    }));
}

function choiceInWords({ off, on, words }: CompsWord): string {
  const why = words === '' ? '' : `: ${words}`;
  if (off.length + on.length === 0) return `comparison stars as the rules choose them again${why}`;
  const parts = [
    ...(off.length > 0 ? [`without ${off.join(', ')}`] : []),
    ...(on.length > 0 ? [`with ${on.join(', ')}`] : []),
  ];
  return `comparison stars ${parts.join(', ')}${why}`;
}
