/** Rows of words in columns as wide as their widest word; the last column is left ragged. */
export function alignTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((word, column) => (widths[column] = Math.max(widths[column] ?? 0, word.length)));
  return rows.map((row) => row.map((word, column) => word.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}
