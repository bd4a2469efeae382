import type { Delivery, Job } from '@wombat/eventlog';
import { diskProblem, runWorker, type WorkerKit } from '@wombat/service-kit';
import { locateSolver } from './adapters/locateSolver.js';
import type { OrderedFrame, SolveOrder } from './domain/index.js';
import { Solver } from './work/solver.js';

const perform =
  (kit: WorkerKit) =>
  async (job: Job, { last }: Delivery) => {
    const { reduction, frames, block } = job.input as SolveOrder;
    const settings = kit.config.solve;
    const solver = new Solver({ root: kit.data, settings, astap: await locateSolver(settings) });
    const solveOne = block === undefined ? (frame: OrderedFrame) => solver.solve(frame) : solver.solveBlock(block);
    for (const frame of frames) {
      const { path, product } = frame;
      const id = `solved:${product}:${reduction.attempt}`;
      const solved = await solveOne(frame).catch((error: unknown) => {
        if (!last) throw error;
        return { solved: false, reason: diskProblem(error), attempts: [], solution: undefined, product: undefined };
      });
      await kit.log.publishMany([{ id, type: 'FrameSolved', payload: { reduction, path, ...solved } }]);
    }
  };

await runWorker({ kind: 'astrometry', perform });
