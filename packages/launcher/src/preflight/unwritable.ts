import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How the operating system refuses to let a folder be written: EROFS, EACCES; null where it does not. */
export type WriteRefusal = (folder: string) => string | null;

/** Folders of nights that products cannot be written to, and how that is refused. */
export interface Unwritable {
  nights: number;
  refused: { folder: string; code: string }[];
}

/** Looks at the folder of every night, and at the one for its products where there is one already. */
export function unwritableNights(data: string, refusalOf: WriteRefusal = writeRefusal): Unwritable {
  const nights = readdirSync(data).filter((name) => !name.startsWith('.') && isFolder(join(data, name)));
  const refused = nights.flatMap((name) => {
    const night = join(data, name);
    const folders = [night, join(night, 'Reduced')].filter(isFolder);
    const first = folders.map((folder) => ({ folder, code: refusalOf(folder) })).find(({ code }) => code !== null);
    return first === undefined ? [] : [{ folder: first.folder, code: first.code ?? '' }];
  });
  return { nights: nights.length, refused };
}

/** A sentence where products cannot be written; null where they can. */
export function unwritableSentence({ nights, refused }: Unwritable): string | null {
  const [first] = refused;
  if (first === undefined) return null;
  const where = refused.length === nights ? `all ${nights} nights` : `${refused.length} of ${nights} nights`;
  const why = first.code === 'EROFS' ? 'the disk or share is read-only' : 'this user may not';
  return `products cannot be written for ${where}, ${first.folder} first (${why}): mount it for writing, or correct owner and rights; until then their series are held`;
}

function writeRefusal(folder: string): string | null {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/**
 * What cannot even be looked at (a ring of links, a folder within one that is closed) is told by the folder round it.
 */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
