import { fstatSync } from 'node:fs';
import { isAsStamped, lookOf } from '@wombat/fits';
import { type Crew, type FrameFile, hashFiles } from '@wombat/reduction';

/** A raw frame as it was found. */
export interface Found {
  path: string;
  sha256: string;
  fileStamp?: string | undefined;
}

/**
 * Those where other bytes lie than were found. A frame that is read where it lies, and is as the stamp says by which it
 * was found, is not hashed again: what is looked at is what is read. One that was unpacked on opening is hashed.
 */
export async function changedAmong<F extends Found>(open: ReadonlyMap<F, FrameFile>, crew: Crew): Promise<Set<F>> {
  const now = Date.now();
  const unsure = [...open].filter(([{ fileStamp }, { pixels }]) => !isAsStamped(fileStamp, lookAt(pixels.fd), now));
  if (unsure.length === 0) return new Set();
  const hashes = await hashFiles(
    crew,
    unsure.map(([, { path }]) => path),
  );
  return new Set(unsure.flatMap(([found], index) => (hashes[index] === found.sha256 ? [] : [found])));
}

/** Open frames as they were before anything of them was compared. */
export class Watch {
  private readonly seen = new Map<FrameFile, string>();

  add(file: FrameFile): void {
    this.seen.set(file, lookOf(lookAt(file.pixels.fd)));
  }

  /**
   * Throws where one of these, all open yet, changed since: what was read of it may be of two files. The job is tried
   * again. Those that were not added have been made for this job.
   */
  check(files: readonly FrameFile[]): void {
    for (const file of files) {
      const seen = this.seen.get(file);
      if (seen !== undefined && seen !== lookOf(lookAt(file.pixels.fd)))
        throw new Error(`${file.path} changed while it was read`);
    }
  }
}

function lookAt(fd: number) {
  return fstatSync(fd, { bigint: true });
}
