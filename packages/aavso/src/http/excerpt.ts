const LONGEST_WORDS = 300;

/** Foreign text as it may be kept: one line, no control characters, short. */
export function excerpt(text: string, longest = LONGEST_WORDS): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 3)}...`;
}
