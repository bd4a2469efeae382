import type { Reduction } from '@wombat/proto';
import { FoundStars, type SharedLooks } from '@wombat/service-kit/looks';
import type { WorkerKit } from '@wombat/service-kit/worker';
import { BadPixelMaps } from '../adapters/badPixelMaps.js';
import { LookedAtFrames } from '../adapters/lookedAtFrames.js';
import { FrameThreads } from './frameThreads.js';

/** What is at hand from one job to the next. */
export interface FrameDesk {
  readonly root: string;
  readonly log: Pick<WorkerKit['log'], 'publishMany'>;
  readonly threads: FrameThreads;
  readonly maps: BadPixelMaps;
  readonly lookedAt: LookedAtFrames;
  /** What those who solved the frames found on them. */
  readonly foundStars: FoundStars;
}

/** What a worker process is: of `processes` on its computer. */
export interface PlaceOfWorker {
  /** Of the frames. */
  readonly root: string;
  readonly log: FrameDesk['log'];
  readonly looks: SharedLooks;
  readonly processes: number;
}

export function frameDesk({ root, log, looks, processes }: PlaceOfWorker): FrameDesk {
  const threads = new FrameThreads(processes);
  const maps = new BadPixelMaps((kind, path) => threads.ask('searchMaster', { root, kind, path }));
  return { root, log, threads, maps, lookedAt: new LookedAtFrames(looks), foundStars: new FoundStars(root, looks) };
}

/** By the revision, not by the calibrated frame: a revision may take that over from the one before. */
export function factId(done: string, path: string, { revision, attempt }: Reduction): string {
  return `${done}:${path}:r${revision}.${attempt}`;
}
