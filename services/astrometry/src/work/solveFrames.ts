import { databasesToInstall, solverVersionIn } from '@wombat/service-kit/solver';
import { InstallationFault } from '@wombat/service-kit/worker';
import type { Astap } from '../adapters/astap.js';
import type { FieldDepth, OrderedFrame } from '../domain/index.js';
import type { Solved } from './tried.js';

export interface FramesToSolve {
  solve: (frame: OrderedFrame) => Promise<Solved>;
  publish: (frame: OrderedFrame, solved: Solved) => Promise<void>;
  /** The frame and its star database, where that is too shallow for it; else null. */
  tooShallow: (frame: OrderedFrame) => InstallationFault | null;
  /** Whether another frame of the series is solved: the star database is deep enough then. */
  someSolved: boolean;
}

/**
 * Solves frames of one series, and publishes what comes of each. A frame the star database seems too shallow for is
 * kept back: where another is solved it is a frame like any that cannot be; where none is, it says nothing of the
 * frames, and is thrown.
 */
export async function solveFrames(frames: readonly OrderedFrame[], means: FramesToSolve): Promise<void> {
  const keptBack: { frame: OrderedFrame; solved: Solved; fault: InstallationFault }[] = [];
  let { someSolved } = means;
  for (const frame of frames) {
    const solved = await means.solve(frame);
    const fault = solved.solved ? null : means.tooShallow(frame);
    if (fault === null) await means.publish(frame, solved);
    else keptBack.push({ frame, solved, fault });
    someSolved ||= solved.solved;
  }
  const [first] = keptBack;
  if (first !== undefined && !someSolved) throw first.fault;
  for (const { frame, solved } of keptBack) await means.publish(frame, solved);
}

/** The star database is too shallow, with those this solver reads instead. */
export function shallowFault({ database, version }: Astap, { starsHeld, starsSeen }: FieldDepth): InstallationFault {
  const deeper = databasesToInstall(solverVersionIn(version));
  const detail = `${database} holds ${starsHeld} stars of it, the frame shows ${starsSeen}; deeper is ${deeper}`;
  return new InstallationFault('starDatabaseTooShallow', detail);
}
