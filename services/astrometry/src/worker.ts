import type { work } from '@wombat/proto';
import { FoundStars, SharedLooks } from '@wombat/service-kit/looks';
import { runWorker, sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { locateSolver } from './adapters/locateSolver.js';
import { type FieldDepth, type OrderedFrame, orderedFrame } from './domain/index.js';
import { shallowFault, solveFrames } from './work/solveFrames.js';
import { Solver } from './work/solver.js';
import type { Solved } from './work/tried.js';

/** As long as this worker lives: a series that is held for its star database is not searched for anew every minute. */
const shallow = new Map<string, FieldDepth>();

const performers = (kit: WorkerKit) => ({
  solve: async ({ reduction, frames: ordered, block, someSolved }: work.SolveOrder) => {
    await sweepBeside(
      kit.data,
      ordered.map(({ product }) => product),
    );
    const settings = kit.config.solve;
    const astap = await locateSolver(settings);
    const foundStars = new FoundStars(kit.data, SharedLooks.ofHome(kit));
    const solver = new Solver({ root: kit.data, settings, astap, shallow, foundStars });
    const tooShallow = ({ product }: OrderedFrame) => {
      const depth = shallow.get(product);
      return depth === undefined || !astap.ok ? null : shallowFault(astap.value, depth);
    };
    const publish = async ({ path, product }: OrderedFrame, solved: Solved) => {
      const id = `solved:${product}:${reduction.attempt}`;
      await kit.log.publishMany([{ id, type: 'FrameSolved', payload: { reduction, path, ...solved } }]);
    };
    const frames = ordered.map(orderedFrame);
    const [first] = frames;
    const known = first === undefined || someSolved ? null : tooShallow(first);
    try {
      if (first !== undefined && known !== null && (await solver.isAsShallow(first))) throw known;
      const alone = (frame: OrderedFrame) => solver.solve(frame);
      const solve = block.length === 0 ? alone : solver.solveBlock(block.map(orderedFrame));
      await solveFrames(frames, { solve, publish, tooShallow, someSolved });
    } finally {
      solver.release();
    }
  },
});

await runWorker({ kind: 'astrometry', performers });
