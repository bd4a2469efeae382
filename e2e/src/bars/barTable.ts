/** What is wanted of a figure, and what it is. */
export interface Bar {
  what: string;
  measured: string;
  wanted: string;
  holds: boolean;
}

/** Bars with what was measured, as Markdown. */
export function barTable(bars: readonly Bar[]): string {
  const rows = bars.map(({ what, measured, wanted, holds }) => [what, measured, wanted, holds ? 'yes' : '**no**']);
  const lines = [['of', 'measured', 'wanted', 'holds'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
