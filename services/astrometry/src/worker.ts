import type { Delivery, Job } from '@wombat/eventlog';
import { diskProblem, runWorker, type WorkerKit } from '@wombat/service-kit';
import { solveFrame } from './adapters/solveFrame.js';
import type { SolveOrder } from './reactor/solveOrder.js';

const perform =
  (kit: WorkerKit) =>
  async (job: Job, { last }: Delivery) => {
    const { reduction, frames } = job.input as SolveOrder;
    for (const { path, product, hints } of frames) {
      const id = `solved:${product}:${reduction.attempt}`;
      const solved = await solveFrame({ root: kit.data, product, hints, settings: kit.config.solve }).catch(
        (error: unknown) => {
          if (!last) throw error;
          return { solved: false, reason: diskProblem(error), attempts: [], solution: undefined, product: undefined };
        },
      );
      await kit.log.publishMany([{ id, type: 'FrameSolved', payload: { reduction, path, ...solved } }]);
    }
  };

await runWorker({ kind: 'astrometry', perform });
