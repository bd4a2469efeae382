import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a frame that is looked at, relative to the data root: the raw one and the calibrated one. */
export interface FrameFiles {
  readonly path: string;
  readonly product: string;
}

/** Names the two files of a frame as they are now; asked before they are read. Null where one is not there. */
export async function frameName(root: string, { path, product }: FrameFiles): Promise<string | null> {
  try {
    const files = await Promise.all([path, product].map((file) => stat(join(root, file), { bigint: true })));
    return [path, ...files.flatMap(({ ino, size, mtimeNs, ctimeNs }) => [ino, size, mtimeNs, ctimeNs])].join('|');
  } catch {
    // Reading them says why.
    return null;
  }
}
