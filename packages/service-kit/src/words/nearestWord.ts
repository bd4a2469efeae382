import leven from 'leven';

/** Letters that may be wrong in a word of three, and for every three more. */
const LETTERS_PER_SLIP = 3;

/**
 * What was probably meant by a word that is none of these: the nearest of them, capitals aside; null where none is
 * near.
 */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const slips = Math.max(1, Math.floor(word.length / LETTERS_PER_SLIP));
  const [nearest] = known
    .map((one) => ({ one, distance: leven.default(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.one ?? null;
}
