/**
 * A header holds one line without blanks at its ends, and ids carry the names of files, which may hold anything:
 * control characters, outer blanks and '%' are written as in a URL, all else stays readable.
 */
export function encodeHeaderText(text: string): string {
  return text.replace(/[%\p{Cc}]|^\s|\s$/gu, encodeURIComponent);
}

/** The inverse of `encodeHeaderText`. */
export function decodeHeaderText(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[\dA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}
