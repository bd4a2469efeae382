import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileProduct } from '@wombat/proto';
import { safeFilterName, safeName } from './safeName.js';

/** Folder of the products of one reduction, relative to the data root; `folder` is the night's own folder name. */
export function productFolder(place: { folder: string; targetName: string; filter: string; revision: number }): string {
  return join(place.folder, 'Reduced', safeName(place.targetName), safeFilterName(place.filter), `r${place.revision}`);
}

/**
 * Writes a text product wholly or not at all, also across a power cut: temporary file in the same folder, synced,
 * renamed, the folder synced. On any error the temporary file is removed and the error thrown on.
 */
export async function writeTextProduct(dataRoot: string, path: string, text: string): Promise<FileProduct> {
  const full = join(dataRoot, path);
  const folder = dirname(full);
  const temporary = join(folder, `.${process.pid}-${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  try {
    await writeSynced(temporary, text);
    await rename(temporary, full);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { path, sha256: createHash('sha256').update(text).digest('hex') };
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
