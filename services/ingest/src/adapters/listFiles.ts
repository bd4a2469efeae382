import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { changedMilliseconds, statAll } from './statAll.js';

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
  /** Every folder that was looked into, without the root. */
  folders: ListedFolder[];
  /** First folders of the paths at which a link was met: what it leads to changes without a sign there. */
  linked: ReadonlySet<string>;
}

export interface ListedFolder {
  /** Below the data root, with '/'. */
  path: string;
  modifiedMilliseconds: number;
}

/**
 * Every file below the data root; our products are passed over. Links are followed as long as they stay inside it and
 * make no ring: one in a folder that another link led to is not, so that no file is found by more than one link.
 * Folders of the root named in `still` are passed over.
 */
export async function listFiles(root: string, still: ReadonlySet<string> = new Set()): Promise<Listing> {
  const listing: Made = { files: [], unreadable: [], folders: [], linked: new Set<string>() };
  await walk({ root: await realpath(root), folder: '', isLinked: false, still }, listing);
  listing.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return listing;
}

interface Walk {
  root: string;
  /** Below the root; '' for the root itself. */
  folder: string;
  /** Whether a link led here. */
  isLinked: boolean;
  /** Folders of the root that are passed over. */
  still: ReadonlySet<string>;
}

/** A listing that is being made. */
type Made = Listing & { linked: Set<string> };

async function walk({ root, folder, isLinked, still }: Walk, listing: Made): Promise<void> {
  let entries: Dirent[];
  try {
    if (folder !== '') listing.folders.push({ path: folder, modifiedMilliseconds: await folderTime(root, folder) });
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    listing.unreadable.push({ path: folder, reason: reasonOf(error) });
    return;
  }
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'Reduced') continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const there = { root, folder: path, isLinked, still };
    if (entry.isDirectory() && !still.has(path)) await walk(there, listing);
    else if (entry.isSymbolicLink()) await followLink(there, listing);
    else if (entry.isFile()) files.push(path);
  }
  await addFiles(root, files, listing);
}

/** `folder` is where the link stands, its own name at the end. */
async function followLink({ root, folder: path, isLinked, still }: Walk, listing: Made): Promise<void> {
  listing.linked.add(firstFolder(path));
  const passOver = (reason: string) => listing.unreadable.push({ path, reason });
  try {
    const target = await realpath(join(root, path));
    if (`${root}${sep}`.startsWith(`${target}${sep}`) || isWithin(target, dirname(join(root, path))))
      passOver('a link to a folder it lies in itself is not followed');
    else if (!target.startsWith(root + sep)) passOver('a link that leads out of the data folder is not followed');
    else if (!(await stat(target)).isDirectory()) await addFiles(root, [path], listing);
    else if (isLinked) passOver('a link within a linked folder is not followed');
    else await walk({ root, folder: path, isLinked: true, still }, listing);
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
    return now.size === size && changedMilliseconds(now) === modifiedMilliseconds;
  } catch {
    return false;
  }
}

/**
 * Of each of some trees of folders whether they have got and lost nothing since they were listed; what lies in them may
 * be another than it was. Asked together, as tree by tree it costs twice as much.
 */
export async function areAsListed(root: string, trees: readonly (readonly ListedFolder[])[]): Promise<boolean[]> {
  const now = await statAll(trees.flat().map(({ path }) => join(root, path)));
  let told = 0;
  return trees.map((folders) => {
    const ofTree = now.slice(told, told + folders.length);
    told += folders.length;
    return ofTree.every(
      (stats, at) => !(stats instanceof Error) && stats.mtimeMs === folders[at]?.modifiedMilliseconds,
    );
  });
}

/** The first folder of a path, or the name of a file that lies in none. */
export function firstFolder(path: string): string {
  return path.split('/')[0] ?? '';
}

/** When something came into a folder, or went, last. */
async function folderTime(root: string, folder: string): Promise<number> {
  return (await stat(join(root, folder))).mtimeMs;
}

async function addFiles(root: string, paths: readonly string[], listing: Made): Promise<void> {
  const told = await statAll(paths.map((path) => join(root, path)));
  for (const [index, path] of paths.entries()) {
    const stats = told[index];
    if (stats === undefined || stats instanceof Error) listing.unreadable.push({ path, reason: reasonOf(stats) });
    else listing.files.push({ path, size: stats.size, modifiedMilliseconds: changedMilliseconds(stats) });
  }
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return error instanceof Error ? error.message : String(error);
}
