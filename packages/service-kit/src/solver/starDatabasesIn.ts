import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** A star database ASTAP knows, by the name of its area files. */
export interface StarDatabase {
  folder: string;
  /** g18, d50, w08 ... */
  name: string;
  /** What the first area file says of itself; '' where it says nothing. */
  description: string;
}

const AREA_FILE = /^(w08|[hg]1[78]|v17|d05|d20|d50|d80|v05|v50|g05)_\d{4}\.(?:001|290|1476)$/i;
const HEADER_TEXT_BYTES = 109;

/** Every star database in the folder; none where there is no such folder. */
export function starDatabasesIn(folder: string): StarDatabase[] {
  const found = new Map<string, string>();
  for (const file of listed(folder)) {
    const name = AREA_FILE.exec(file)?.[1]?.toLowerCase();
    if (name !== undefined && !found.has(name)) found.set(name, file);
  }
  return [...found].map(([name, file]) => ({ folder, name, description: descriptionOf(name, join(folder, file)) }));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/**
 * An area file begins with 109 bytes of text, w08 with numbers; a file that cannot be read says nothing, and the solver
 * will say so.
 */
function descriptionOf(name: string, file: string): string {
  if (name === 'w08') return '';
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(HEADER_TEXT_BYTES);
      const count = readSync(handle, bytes, 0, HEADER_TEXT_BYTES, 0);
      return bytes
        .subarray(0, count)
        .toString('latin1')
        .replace(/[^\x20-\x7e]/g, ' ')
        .trim();
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
