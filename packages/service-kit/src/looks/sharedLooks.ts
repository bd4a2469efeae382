import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../run/logger.js';
import { SOFTWARE } from '../software.js';

/** Files that are kept: those of a night. In the Milky Way one may have half a megabyte. */
const MOST_FILES = 1_000;
/** The oldest are taken away after so many more. */
const SWEPT_AFTER = 200;
const DIGEST_BYTES = 32;

/**
 * What workers of one home tell each other of frames: numbers, a file a frame in a folder of the home. One that is not
 * there, or not whole, is as one that was never told. `complain` is told once what keeps files from being written or
 * read.
 */
export class SharedLooks {
  private written = 0;
  private hasComplained = false;

  constructor(
    private readonly folder: string,
    private readonly complain: (error: unknown) => void,
    private readonly most = MOST_FILES,
    private readonly sweptAfter = SWEPT_AFTER,
  ) {}

  /** Those of a home; a worker tells by its own log what keeps it from them. */
  static ofHome({ home, logger }: { home: string; logger: Pick<Logger, 'warn'> }): SharedLooks {
    return new SharedLooks(join(home, 'looks'), (error) =>
      logger.warn({ error }, 'what is seen of frames cannot be shared with other workers: each looks for itself'),
    );
  }

  /** As they were told under this name by this program; null where they are not known. */
  async read(name: string): Promise<Float64Array | null> {
    try {
      const bytes = await readFile(this.fileOf(name));
      const body = bytes.subarray(DIGEST_BYTES);
      if (!digestOf(name, body).equals(bytes.subarray(0, DIGEST_BYTES))) return null;
      return new Float64Array(new Uint8Array(body).buffer);
    } catch (error) {
      if (!isMissing(error)) this.complainOnce(error);
      return null;
    }
  }

  async write(name: string, numbers: Float64Array): Promise<void> {
    const body = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    const file = this.fileOf(name);
    const half = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(half, Buffer.concat([digestOf(name, body), body]));
      await rename(half, file);
      this.written++;
      if (this.written % this.sweptAfter === 0) await this.sweep();
    } catch (error) {
      this.complainOnce(error);
      await rm(half, { force: true }).catch((left) => this.complainOnce(left));
    }
  }

  /** What was told under this name is asked for no more. */
  async forget(name: string): Promise<void> {
    await rm(this.fileOf(name), { force: true }).catch((left) => this.complainOnce(left));
  }

  private async sweep(): Promise<void> {
    const files = (await readdir(this.folder)).map((name) => join(this.folder, name));
    const aged = await Promise.all(files.map(async (file) => ({ file, at: await changedAt(file) })));
    const oldest = aged.sort((a, b) => a.at - b.at).slice(0, Math.max(0, files.length - this.most));
    for (const { file } of oldest) await rm(file, { force: true });
  }

  private fileOf(name: string): string {
    return join(this.folder, createHash('sha256').update(`${SOFTWARE}|${name}`).digest('hex'));
  }

  private complainOnce(error: unknown): void {
    if (!this.hasComplained) this.complain(error);
    this.hasComplained = true;
  }
}

function digestOf(name: string, body: Uint8Array): Buffer {
  return createHash('sha256').update(name).update('\0').update(body).digest();
}

/** 0 where another worker has taken it away. */
async function changedAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
