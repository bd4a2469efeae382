import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface ListedFile {
  /** Below the data root, with '/'. */
  path: string;
  size: number;
  modifiedMilliseconds: number;
}

export interface Listing {
  files: ListedFile[];
  /** Folders and files that could not be looked at, with the reason. */
  unreadable: { path: string; reason: string }[];
}

/**
 * Every file below the data root; links are followed only as long as they stay inside it, our products are passed over.
 */
export async function listFiles(root: string): Promise<Listing> {
  const listing: Listing = { files: [], unreadable: [] };
  await walk(await realpath(root), '', listing);
  listing.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return listing;
}

async function walk(root: string, folder: string, listing: Listing): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    listing.unreadable.push({ path: folder, reason: reasonOf(error) });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'Reduced') continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, listing);
    else if (entry.isSymbolicLink()) await followLink(root, path, listing);
    else if (entry.isFile()) await addFile(root, path, listing);
  }
}

async function followLink(root: string, path: string, listing: Listing): Promise<void> {
  try {
    const target = await realpath(join(root, path));
    if (!target.startsWith(root + sep))
      listing.unreadable.push({ path, reason: 'a link that leads out of the data folder is not followed' });
    else if ((await stat(target)).isFile()) await addFile(root, path, listing);
  } catch (error) {
    listing.unreadable.push({ path, reason: reasonOf(error) });
  }
}

async function addFile(root: string, path: string, listing: Listing): Promise<void> {
  try {
    // A copy may bring an old time of change along; the time it came here is the other one.
    const { size, mtimeMs, ctimeMs } = await stat(join(root, path));
    listing.files.push({ path, size, modifiedMilliseconds: Math.max(mtimeMs, ctimeMs) });
  } catch (error) {
    listing.unreadable.push({ path, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return error instanceof Error ? error.message : String(error);
}
