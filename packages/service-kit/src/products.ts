import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { encodeToken } from '@wombat/eventlog';
import type { FileProduct } from '@wombat/proto';

/**
 * A folder or file name for any name an observer may use: safe against path tricks, and `r` and `R` never meet on a disk
 * that ignores case (a name that is not all one case as usual carries its capitals in a suffix).
 */
export function safeName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9 ._+-]/g, (char) => encodeToken(char)).replace(/^[ .]+|[ .]+$/g, '_');
  return plain === '' ? '_' : plain;
}

/** Filters are one or two letters where case carries meaning: a lower-case first letter is marked. */
export function safeFilterName(filter: string): string {
  const safe = safeName(filter);
  return /^[a-z]/.test(safe) ? `_${safe}` : safe;
}

/** Folder of the products of one reduction, relative to the data root; `folder` is the night's own folder name. */
export function productFolder(place: { folder: string; targetName: string; filter: string; revision: number }): string {
  return join(place.folder, 'Reduced', safeName(place.targetName), safeFilterName(place.filter), `r${place.revision}`);
}

/** Writes a text product: temporary name in the same folder, synced, renamed; nothing is left behind when it fails. */
export async function writeTextProduct(dataRoot: string, path: string, text: string): Promise<FileProduct> {
  const full = join(dataRoot, path);
  const temporary = join(dirname(full), `.${basename(full)}.${process.pid}.${randomUUID()}.tmp`);
  await mkdir(dirname(full), { recursive: true });
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, full);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { path, sha256: createHash('sha256').update(text).digest('hex') };
}
