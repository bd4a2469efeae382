/** A line that a text has no more, or has instead; numbered from 1 in the text that has it. */
export interface ChangedLine {
  mark: '-' | '+';
  line: number;
  text: string;
}

/** The lines in which two texts differ, from the first to the last of them. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [...between('-', old, { head, tail }), ...between('+', now, { head, tail })];
}

function between(mark: '-' | '+', lines: readonly string[], alike: { head: number; tail: number }): ChangedLine[] {
  const { head, tail } = alike;
  return lines.slice(head, lines.length - tail).map((text, at) => ({ mark, line: head + at + 1, text }));
}

/** Without what follows the last line break, where that is nothing. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
