/** A table, its head first. */
export function markdown([head = [], ...rows]: string[][]): string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}
