import { printable } from '@wombat/service-kit/words';

/** Rows of words in columns as wide as their widest word; nothing trails a line, and nothing steers the terminal. */
export function alignTable(raw: readonly (readonly string[])[]): string[] {
  const rows = raw.map((row) => row.map(printable));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((word, column) => word.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
