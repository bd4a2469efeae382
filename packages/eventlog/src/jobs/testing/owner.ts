import { join } from 'node:path';
import { Store } from '../../tables/store.js';
import type { LogFixture } from '../../testkit/logFixture.js';
import type { Batch, LostFrame } from '../batch.js';
import { JobBoard, type JobBoardOptions } from '../jobBoard.js';
import { jobBegun, jobTable } from '../jobTable.js';
import { solveOrder } from './frameOrders.js';

/** An owner with its table of jobs, and what has come back to it. */
export interface Owner {
  kind: string;
  store: Store;
  board: JobBoard;
  /** The board of a later process on the same table. */
  again(): JobBoard;
  /** Frames with a result, and how often each was done. */
  done: Map<string, number>;
  lost: LostFrame[];
  /** `uptimeMilliseconds` is that of a clock nobody sets. */
  clock: { now: Date; uptimeMilliseconds: number };
  woken: () => number;
  /** Looks at the table once; how many frames are still at work. */
  advance(): Promise<number>;
  batch(): Batch[];
  bring(frames: readonly string[]): void;
}

export interface OwnerOptions extends Partial<JobBoardOptions> {
  frames: readonly string[];
  framesPerJob?: number;
}

export async function openOwner(
  { broker, folder }: LogFixture,
  kind: string,
  { frames, framesPerJob = 3, ...options }: OwnerOptions,
): Promise<Owner> {
  const store = await Store.open(join(folder, `${kind}.db`), { migrations: [jobTable, jobBegun] });
  const clock = { now: new Date(), uptimeMilliseconds: 0 };
  let woken = 0;
  const again = () =>
    new JobBoard(
      {
        ...{ broker, store, kind, depth: 4, deadlineSeconds: 900, holdSeconds: 60 },
        now: () => clock.now,
        uptimeMilliseconds: () => clock.uptimeMilliseconds,
        ...options,
      },
      () => woken++,
    );
  const board = again();
  const done = new Map<string, number>();
  const lost: LostFrame[] = [];
  const batch = (): Batch[] => {
    const left = frames.filter((frame) => !done.has(frame) && !lost.some((one) => one.frame === frame));
    return left.length === 0 ? [] : [{ key: 'SS Cyg r1', frames: left, framesPerJob, orderOf: solveOrder }];
  };
  return {
    ...{ kind, store, board, again, done, lost, clock, batch },
    woken: () => woken,
    bring: (some) => {
      for (const frame of some) done.set(frame, (done.get(frame) ?? 0) + 1);
    },
    advance: async () => {
      const step = await board.advance(batch());
      lost.push(...step.lost);
      return step.planned;
    },
  };
}
