const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** As many plain numbers as said, between commas; null where the text is something else. */
export function readNumbers(text: string | undefined, count: number): number[] | null {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.length === count && parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : null;
}
