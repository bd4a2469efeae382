import type { Header } from '../header/header.js';

/** The first number among these keywords that passes. */
export function firstNumber(
  header: Header,
  keywords: readonly string[],
  passes: (value: number) => boolean = Number.isFinite,
): number | null {
  for (const keyword of keywords) {
    const value = header.getNumber(keyword);
    if (value !== undefined && passes(value)) return value;
  }
  return null;
}

/** The first text among these keywords that is not blank. */
export function firstText(header: Header, keywords: readonly string[]): string | null {
  for (const keyword of keywords) {
    const value = header.getString(keyword);
    if (value) return value;
  }
  return null;
}

export function positive(value: number): boolean {
  return value > 0;
}
