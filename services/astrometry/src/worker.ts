import type { work } from '@wombat/proto';
import { FoundStars, SharedLooks } from '@wombat/service-kit/looks';
import { runWorker, type WorkerKit } from '@wombat/service-kit/worker';
import { type SolverDesk, solveJob } from './work/solveJob.js';

/** Solves frames. */
const performers = (kit: WorkerKit) => {
  const foundStars = new FoundStars(kit.data, SharedLooks.ofHome(kit));
  const desk: SolverDesk = { kit, foundStars, shallow: new Map() };
  return { solve: (order: work.SolveOrder) => solveJob(desk, order) };
};

await runWorker({ kind: 'astrometry', performers });
