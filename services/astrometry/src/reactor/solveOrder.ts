import type { Reduction } from '@wombat/proto';
import type { Hints } from '../domain/index.js';

/** What a worker needs to know to solve frames. */
export interface SolveOrder {
  [key: string]: unknown;
  reduction: Reduction;
  frames: { path: string; product: string; hints: Hints }[];
}
