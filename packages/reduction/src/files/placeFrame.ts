import { link, rename, rm } from 'node:fs/promises';
import { isSameFrame } from '@wombat/fits';

/**
 * Gives a finished frame its name, unless the same frame has it already: that one may be solved by now, which this one
 * is not. Any other file is replaced.
 */
export async function placeFrame(temporary: string, path: string): Promise<void> {
  const isPlaced = (await isLinked(temporary, path)) || (await isSameFrame(temporary, path));
  if (isPlaced) await rm(temporary);
  else await rename(temporary, path);
}

/** A name that is taken, also since a moment ago; or file systems that know no second name of a file. */
const NO_LINK = new Set(['EEXIST', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A link, other than a new name, is never put over what is there. */
async function isLinked(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NO_LINK.has(String(error.code))) return false;
    throw error;
  }
}
