import { astapTries } from './astapTries.js';
import { finishFrame } from './finishFrame.js';
import type { Bench, FrameTask, Solved, Tried } from './tried.js';

/** Solves one frame by itself and writes the solution into its header. */
export async function solveFrame(bench: Bench, frame: FrameTask): Promise<Solved> {
  return finishFrame(bench.root, frame, await solveAlone(bench, frame));
}

/** Tries all that a single frame can be solved by, without touching it. */
export async function solveAlone(bench: Bench, frame: FrameTask): Promise<Tried> {
  return astapTries(bench, frame);
}
