import type { work } from '@wombat/proto';
import { runWorker, sweepBeside, type WorkerKit } from '@wombat/service-kit';
import { locateSolver } from './adapters/locateSolver.js';
import { type OrderedFrame, orderedFrame } from './domain/index.js';
import { Solver } from './work/solver.js';

const performers = (kit: WorkerKit) => ({
  solve: async ({ reduction, frames, block }: work.SolveOrder) => {
    await sweepBeside(
      kit.data,
      frames.map(({ product }) => product),
    );
    const settings = kit.config.solve;
    const solver = new Solver({ root: kit.data, settings, astap: await locateSolver(settings) });
    const alone = (frame: OrderedFrame) => solver.solve(frame);
    const solveOne = block.length === 0 ? alone : solver.solveBlock(block.map(orderedFrame));
    for (const frame of frames) {
      const { path, product } = frame;
      const id = `solved:${product}:${reduction.attempt}`;
      const solved = await solveOne(orderedFrame(frame));
      await kit.log.publishMany([{ id, type: 'FrameSolved', payload: { reduction, path, ...solved } }]);
    }
  },
});

await runWorker({ kind: 'astrometry', performers });
