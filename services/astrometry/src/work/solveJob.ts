import type { work } from '@wombat/proto';
import type { FoundStars } from '@wombat/service-kit/looks';
import { sweepBeside, type WorkerKit } from '@wombat/service-kit/worker';
import { locateSolver } from '../adapters/locateSolver.js';
import { type FieldDepth, type OrderedFrame, orderedFrame } from '../domain/index.js';
import { shallowFault, solveFrames } from './solveFrames.js';
import { Solver } from './solver.js';
import type { Solved } from './tried.js';

/** What is at hand from one job to the next. */
export interface SolverDesk {
  readonly kit: Pick<WorkerKit, 'data' | 'config' | 'log'>;
  readonly foundStars: Pick<FoundStars, 'tell'>;
  /** A series that is held for its star database is not searched for anew every minute. */
  readonly shallow: Map<string, FieldDepth>;
}

/** Carries out a job: what came of every frame is told before it returns. */
export async function solveJob(desk: SolverDesk, order: work.SolveOrder): Promise<void> {
  const { kit, foundStars, shallow } = desk;
  const { reduction, frames: ordered, block, someSolved } = order;
  await sweepBeside(
    kit.data,
    ordered.map(({ product }) => product),
  );
  const settings = kit.config.solve;
  const astap = await locateSolver(settings);
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
}
