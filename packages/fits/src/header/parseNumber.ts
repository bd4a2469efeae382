const NUMBER = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[EeDd][+-]?\d+)?$/;

/**
 * The number a text stands for, or undefined. Besides FITS numbers (D exponents included) it takes lower-case
 * exponents and a decimal comma, which capture programs write on machines set to such a language ("6,4E-05").
 */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return undefined;
  const value = Number(trimmed.replace(',', '.').replace(/[dD]/, 'E'));
  return Number.isFinite(value) ? value : undefined;
}
