import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

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
 * Every file below the data root; our products are passed over. Links are followed as long as they stay inside it and
 * make no ring: one in a folder that another link led to is not, so that no file is found by more than one link.
 */
export async function listFiles(root: string): Promise<Listing> {
  const listing: Listing = { files: [], unreadable: [] };
  await walk({ root: await realpath(root), folder: '', isLinked: false }, listing);
  listing.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return listing;
}

interface Walk {
  root: string;
  /** Below the root; '' for the root itself. */
  folder: string;
  /** Whether a link led here. */
  isLinked: boolean;
}

async function walk({ root, folder, isLinked }: Walk, listing: Listing): Promise<void> {
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
    if (entry.isDirectory()) await walk({ root, folder: path, isLinked }, listing);
    else if (entry.isSymbolicLink()) await followLink({ root, folder: path, isLinked }, listing);
    else if (entry.isFile()) await addFile(root, path, listing);
  }
}

/** `folder` is where the link stands, its own name at the end. */
async function followLink({ root, folder: path, isLinked }: Walk, listing: Listing): Promise<void> {
  const passOver = (reason: string) => listing.unreadable.push({ path, reason });
  try {
    const target = await realpath(join(root, path));
    if (`${root}${sep}`.startsWith(`${target}${sep}`) || isWithin(target, dirname(join(root, path))))
      passOver('a link to a folder it lies in itself is not followed');
    else if (!target.startsWith(root + sep)) passOver('a link that leads out of the data folder is not followed');
    else if (!(await stat(target)).isDirectory()) await addFile(root, path, listing);
    else if (isLinked) passOver('a link within a linked folder is not followed');
    else await walk({ root, folder: path, isLinked: true }, listing);
  } catch (error) {
    passOver(reasonOf(error));
  }
}

function isWithin(folder: string, path: string): boolean {
  return `${path}${sep}`.startsWith(`${folder}${sep}`);
}

/** Whether a file still is as it was listed. */
export async function isAsListed(root: string, { path, size, modifiedMilliseconds }: ListedFile): Promise<boolean> {
  try {
    const now = await stat(join(root, path));
    return now.size === size && Math.max(now.mtimeMs, now.ctimeMs) === modifiedMilliseconds;
  } catch {
    return false;
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
