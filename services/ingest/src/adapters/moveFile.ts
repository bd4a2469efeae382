import { access, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import { messageOf } from '@wombat/service-kit';

/**
 * Moves a file below `root`, makes the folder it goes to, and never overwrites another file. The value is its new path.
 */
export async function moveFile(root: string, from: string, to: string): Promise<Result<string>> {
  try {
    await mkdir(join(root, dirname(to)), { recursive: true });
    if (await isThere(join(root, to))) return refuse(`${to} is there already`);
    await rename(join(root, from), join(root, to));
    return ok(to);
  } catch (error) {
    return refuse(messageOf(error));
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
