const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const LONGEST = 100;

/** Words of a message nobody here wrote, as a sentence may hold them: short, and without what steers a terminal. */
export function foreignWords(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}...`;
  return short.replace(UNSEEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
