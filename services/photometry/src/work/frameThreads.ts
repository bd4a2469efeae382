import { Threads, threadsEach } from '@wombat/service-kit/threads';
import type { FrameAsks } from './frameAsks.js';

/** Each holds a frame. */
const MOST_THREADS = 2;

/** The threads of one of so many worker processes. */
export class FrameThreads extends Threads<FrameAsks> {
  /** So many frames are to be begun at once: one waits for each thread, so that none waits for the next frame. */
  readonly framesAtOnce: number;

  constructor(processes: number) {
    const most = threadsEach(processes, MOST_THREADS);
    super({ entry: new URL('./frameThread.js', import.meta.url), most });
    this.framesAtOnce = 2 * most;
  }
}
