/** What Node.js puts round the message of an error: places, properties, brackets, its own version. */
const ROUND_A_MESSAGE = /^\s|^$|^[\]{}()[;,]+$|^Node\.js v|^node:|^file:/;

/** A line as the last words of a process; null where it says nothing. */
export function lastWordsOf(line: string): string | null {
  return ROUND_A_MESSAGE.test(line) ? null : line.replace(/ \{$/, '');
}
