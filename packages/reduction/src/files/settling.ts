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

  /** Starts with some files; comes back when those of the call before have settled, so that few are open at a time. */
  async add(outputs: readonly OutputFile[]): Promise<void> {
    const started = outputs.map((output) => output.settle());
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
