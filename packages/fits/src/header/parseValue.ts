import type { CardValue } from './card.js';
import { parseNumber } from './parseNumber.js';

export interface ParsedValue {
  readonly value: CardValue;
  readonly comment: string;
}

const QUOTED = /^\s*'((?:[^']|'')*)(?:'|$)\s*(?:\/ ?(.*))?/s;
const INTEGER = /^[+-]?\d+$/;

/**
 * Value and comment of the part of a record behind its equals sign. What is neither string, logical nor number stays
 * text.
 */
export function parseValue(field: string): ParsedValue {
  const quoted = QUOTED.exec(field);
  if (quoted) {
    const value = (quoted[1] ?? '').replaceAll("''", "'").trimEnd();
    return { value, comment: (quoted[2] ?? '').trimEnd() };
  }
  const slash = field.indexOf('/');
  const token = (slash < 0 ? field : field.slice(0, slash)).trim();
  const comment =
    slash < 0
      ? ''
      : field
          .slice(slash + 1)
          .replace(/^ /, '')
          .trimEnd();
  return { value: parseToken(token), comment };
}

function parseToken(token: string): CardValue {
  if (token === '') return null;
  if (token === 'T') return true;
  if (token === 'F') return false;
  if (INTEGER.test(token)) {
    const value = Number(token);
    return Number.isSafeInteger(value) ? value : BigInt(token.replace(/^\+/, ''));
  }
  if (token.includes(',')) return token;
  return parseNumber(token) ?? token;
}
