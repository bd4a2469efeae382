import { link, rename, rm } from 'node:fs/promises';
import { isSameFrame, temporaryBeside } from '@wombat/fits';

/** Whether another file of that name may make room; asked once more when it has, before it is gone. */
export type MayReplace = () => Promise<boolean>;

/**
 * Gives a finished frame its name, unless the same frame has it already: that one may be solved by now, which this one
 * is not. Any other file makes room, where it may: it is put aside first, so that one that gets the name meanwhile is
 * seen, and comes back with all that was written into it where it turns out to be wanted.
 */
export async function placeFrame(temporary: string, path: string, mayReplace: MayReplace): Promise<void> {
  for (;;) {
    const linked = await linkTo(temporary, path);
    if (linked === 'linked' || (await isSameFrame(temporary, path)) || !(await mayReplace())) break;
    if (linked === 'unknown') return rename(temporary, path);
    await makeRoom(path, mayReplace);
  }
  await rm(temporary);
}

async function makeRoom(path: string, mayReplace: MayReplace): Promise<void> {
  const aside = temporaryBeside(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  let isUnwanted = false;
  try {
    isUnwanted = await mayReplace();
  } finally {
    if (!isUnwanted) await linkTo(aside, path);
    await rm(aside);
  }
}

/** File systems that know no second name of a file. */
const NO_LINK = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A link, other than a new name, is never put over what is there. */
async function linkTo(file: string, path: string): Promise<'linked' | 'taken' | 'unknown'> {
  try {
    await link(file, path);
    return 'linked';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return 'taken';
    if (NO_LINK.has(code)) return 'unknown';
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
