import { createHash } from 'node:crypto';

/** 16 hexadecimal digits for a value that JSON can hold. */
export function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
