/** Gives the value of a header card, undefined when the card is not there. */
export type CardLookup = (keyword: string) => number | string | undefined;

const FITS_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;

/** Number of a card, also when a writer put it in quotes or used Fortran's D exponent; undefined when it is none. */
export function cardNumber(get: CardLookup, keyword: string): number | undefined {
  const value = get(keyword);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = value?.trim() ?? '';
  return FITS_NUMBER.test(text) ? Number(text.replace(/[dD]/, 'e')) : undefined;
}

/** Text of a card in upper case without blanks round it, undefined when missing or blank. */
export function cardWord(get: CardLookup, keyword: string): string | undefined {
  const value = get(keyword);
  return value === undefined ? undefined : String(value).trim().toUpperCase() || undefined;
}
