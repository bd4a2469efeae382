import { createHash } from 'node:crypto';
import { encodeToken } from '@wombat/eventlog/subjects';

/** Leaves room below the 255 bytes of a file name for what products add to it. */
const MOST_BYTES = 200;
const HASH_DIGITS = 32;

/** Our own word for frames without a filter. */
const NO_FILTER = 'none';

/**
 * One folder or file name for any name an observer may use, never one for two: letters, digits, inner blanks and dots,
 * '_', '+' and '-' stay as they are, all else is escaped byte by byte as '=' and two hex digits; what would be longer
 * than 200 bytes ends in '@@' and a hash.
 */
export function safeName(name: string): string {
  if (name === '') return encodeToken('');
  return capped(name.replace(/[^A-Za-z0-9 ._+-]|^[ .]|[ .]$/gu, encodeToken), name);
}

/**
 * As `safeName`, and filters that differ in case alone do not meet on a disk that ignores case either: `V`, `Clear`,
 * `Red` or our own `none` are written as they are; any other case adds '@' and, as bits, which letters are capitals
 * (`r@0`, `HA@3`).
 */
export function safeFilterName(filter: string): string {
  const letters = filter.replace(/[^A-Za-z]/g, '');
  const safe = safeName(filter);
  const usual = filter.toLowerCase() === NO_FILTER ? filter === NO_FILTER : /^(?:[A-Z][a-z]*)?$/.test(letters);
  if (usual) return safe;
  const capitals = [...letters].map((letter) => (letter < 'a' ? '1' : '0')).join('');
  return capped(`${safe}@${BigInt(`0b${capitals}`).toString(16)}`, filter);
}

function capped(safe: string, name: string): string {
  if (safe.length <= MOST_BYTES) return safe;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_DIGITS);
  return `${safe.slice(0, MOST_BYTES - HASH_DIGITS - 2)}@@${hash}`;
}
