import { dirname } from 'node:path';
import { type OutputFile, syncFolder } from './outputFile.js';

/**
 * Sealed files on their way to the disk: several at a time, while this thread writes others. The system's own threads
 * wait for the disk, so this costs little more than the slower of writing and disk.
 */
export class Settling {
  private readonly files: Promise<void>[] = [];
  private readonly folders = new Set<string>();
  private before: Promise<unknown> = Promise.resolve();

  /**
   * Starts with some files, whose hashes are told where they are wanted; comes back when those of the call before have
   * settled, so that few are open at a time.
   */
  async add(outputs: readonly OutputFile[], hashes: Promise<readonly string[]> | null = null): Promise<void> {
    const hashOf = (index: number) => hashes?.then((known) => known[index] ?? never()) ?? null;
    const started = outputs.map((output, index) => output.settle(hashOf(index)));
    this.files.push(...started);
    for (const { path } of outputs) this.folders.add(dirname(path));
    const { before } = this;
    this.before = Promise.allSettled(started);
    await before;
  }

  /** Waits for all of them; the reason why one could not be brought to the disk, if there is one. */
  async rest(): Promise<{ readonly reason: unknown } | null> {
    const settled = await Promise.allSettled(this.files);
    for (const folder of this.folders) syncFolder(folder);
    return settled.find((file) => file.status === 'rejected') ?? null;
  }
}

function never(): never {
  throw new Error('a file without its hash');
}
