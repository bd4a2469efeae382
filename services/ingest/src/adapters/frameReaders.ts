import type { CameraRule } from '@wombat/fits';
import { Threads, threadsEach } from '@wombat/service-kit/threads';
import type { ReadFrame } from '../domain/index.js';
import { readFrame } from './readFrame.js';

export type ReadAsks = {
  read: { order: { root: string; path: string; cameras: readonly CameraRule[] }; answer: ReadFrame };
};

/** More wait for the same disk. */
const MOST_THREADS = 4;
/** So many are hashed while a thread starts, several times over. */
const WORTH_BYTES = 256 * 2 ** 20;

/** Reads new frames: a night of them by several threads, a few without. */
export class FrameReaders {
  private readonly threads: Threads<ReadAsks>;
  private isNight = false;

  constructor(
    private readonly most = threadsEach(1, MOST_THREADS),
    private readonly worthBytes = WORTH_BYTES,
  ) {
    const entry = new URL('./readingThread.js', import.meta.url);
    this.threads = new Threads({ entry, most });
  }

  /** How many files of so many bytes in all are to be begun at once: no thread waits for the next. */
  begin(bytes: number): number {
    this.isNight = this.most > 1 && bytes >= this.worthBytes;
    return this.isNight ? 2 * this.most : 1;
  }

  readonly read: typeof readFrame = (root, path, cameras) =>
    this.isNight ? this.threads.ask('read', { root, path, cameras }) : readFrame(root, path, cameras);

  dismiss(): Promise<void> {
    return this.threads.dismiss();
  }
}
