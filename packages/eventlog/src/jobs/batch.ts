import type { work } from '@wombat/proto';
import type { HeldBatch } from './batchHolds.js';

/** All frames of one reduction that one stage has still to bring back. */
export interface Batch {
  /** Names reduction, stage and attempt: jobs of the same key are the same work. */
  key: string;
  /** Sorted; the order in which they are cut into jobs. */
  frames: readonly string[];
  framesPerJob: number;
  /** Id of the event it follows from, for whoever follows its way; left out: none. */
  causation?: string;
  orderOf: (frames: readonly string[]) => work.Order;
}

/** A frame that no worker could bring back. */
export interface LostFrame {
  key: string;
  frame: string;
  reason: string;
}

/** What a step found: frames still to come, frames lost for good, batches that wait for this computer. */
export interface Step {
  planned: number;
  lost: LostFrame[];
  held: HeldBatch[];
}
