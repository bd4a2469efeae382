import type { Job } from '@wombat/eventlog';
import { runWorker, type WorkerKit } from '@wombat/service-kit';
import { solveFrame } from './adapters/solveFrame.js';
import type { SolveOrder } from './reactor/solveOrder.js';

const perform = (kit: WorkerKit) => async (job: Job) => {
  const { reduction, frames } = job.input as SolveOrder;
  for (const { path, product, hints } of frames) {
    const solved = await solveFrame({ root: kit.data, product, hints, settings: kit.config.solve });
    const id = `solved:${product}:${reduction.attempt}`;
    await kit.log.publishMany([{ id, type: 'FrameSolved', payload: { reduction, path, ...solved } }]);
  }
};

await runWorker({ kind: 'astrometry', perform });
