import type { Reduction } from '@wombat/proto';
import type { Hints } from './attempts.js';

/** A calibrated frame to solve, and what is known of it. */
export interface OrderedFrame {
  path: string;
  product: string;
  hints: Hints;
}

/** What a worker needs to know to solve frames. */
export interface SolveOrder {
  [key: string]: unknown;
  reduction: Reduction;
  frames: OrderedFrame[];
  /** The whole block of frames that follow one reference; absent where each is solved by itself. */
  block?: OrderedFrame[];
}
