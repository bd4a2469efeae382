import type { work } from '@wombat/proto';
import type { Hints } from '../attempts.js';
import type { Doubts } from './doubts.js';

/** A calibrated frame to solve, and what is known of it; paths are relative to the data root. */
export interface OrderedFrame {
  path: string;
  product: string;
  hints: Hints;
  /** Left out: what is known of it is certain, or has been doubted often enough. */
  doubts?: Doubts;
}

/** A frame as it goes to a worker. */
export function frameToSolve({ path, product, hints, doubts }: OrderedFrame): work.FrameToSolve {
  const { raDegrees, decDegrees, fovDegrees } = hints;
  return {
    path,
    product,
    raDegrees: raDegrees ?? undefined,
    decDegrees: decDegrees ?? undefined,
    fovDegrees: fovDegrees ?? undefined,
    doubts: doubts && { ...doubts, places: [...doubts.places], fovsDegrees: [...doubts.fovsDegrees] },
  };
}

/** A frame as a worker has it. */
export function orderedFrame({ path, product, ...told }: work.FrameToSolve): OrderedFrame {
  const { raDegrees = null, decDegrees = null, fovDegrees = null, doubts } = told;
  return { path, product, hints: { raDegrees, decDegrees, fovDegrees }, ...(doubts !== undefined && { doubts }) };
}
