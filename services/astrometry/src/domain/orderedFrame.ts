import type { work } from '@wombat/proto';
import type { Hints } from './attempts.js';

/** A calibrated frame to solve, and what is known of it; paths are relative to the data root. */
export interface OrderedFrame {
  path: string;
  product: string;
  hints: Hints;
}

/** A frame as it goes to a worker. */
export function frameToSolve({ path, product, hints }: OrderedFrame): work.FrameToSolve {
  const { raDegrees, decDegrees, fovDegrees } = hints;
  return {
    path,
    product,
    raDegrees: raDegrees ?? undefined,
    decDegrees: decDegrees ?? undefined,
    fovDegrees: fovDegrees ?? undefined,
  };
}

/** A frame as a worker has it. */
export function orderedFrame({ path, product, ...told }: work.FrameToSolve): OrderedFrame {
  const { raDegrees = null, decDegrees = null, fovDegrees = null } = told;
  return { path, product, hints: { raDegrees, decDegrees, fovDegrees } };
}
