/** Enough that nothing measured is lost, and no more. */
const DIGITS = 12;
const NEEDS_QUOTES = /[",\n\r]/;

/** Lines with commas between, a heading first; text with a comma in quotes; what is not a number is NaN. */
export function csvText(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(DIGITS)));
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
