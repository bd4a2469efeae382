import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder below the data folder in which raw frames lie. */
export interface FrameFolder {
  /** One frame of a folder stands for all of them. */
  first: string;
  frames: number;
  /** Master flats of ours that lie beside them. */
  masterFlats: string[];
}

const FITS_NAME = /\.(fits|fit|fts)(\.gz|\.fz)?$/i;
/** As calibration names its masters. */
const OUR_MASTER = /^m(bias|dark|flat)/i;
const OUR_FLAT = /^mflat/i;
/** Folders that are looked into: the newest nights tell which cameras there are now. */
const MOST_FOLDERS = 300;

/** Newest nights first, as their folders sort. */
export function frameFolders(data: string): FrameFolder[] {
  const found: FrameFolder[] = [];
  const folders = [data];
  for (let folder = folders.pop(); folder !== undefined && found.length < MOST_FOLDERS; folder = folders.pop()) {
    const entries = entriesOf(folder);
    const files = entries.filter((entry) => entry.isFile() && FITS_NAME.test(entry.name)).map(({ name }) => name);
    const [first, ...others] = files.filter((name) => !OUR_MASTER.test(name));
    const masterFlats = files.filter((name) => OUR_FLAT.test(name)).map((name) => join(folder, name));
    if (first !== undefined) found.push({ first: join(folder, first), frames: 1 + others.length, masterFlats });
    for (const entry of entries)
      if (entry.isDirectory() && entry.name !== 'Reduced') folders.push(join(folder, entry.name));
  }
  return found;
}

/** What cannot be read, the finding on the data folder tells. */
function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
