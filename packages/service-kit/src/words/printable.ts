/**
 * Control and format characters (directions, zero widths), line ends, halves of pairs: what a terminal obeys or hides.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text for a terminal: what would steer it, turn it round or not be seen is written as `\u202e`. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
