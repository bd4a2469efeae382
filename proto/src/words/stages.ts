import type { Stage as AnyStage } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** A step of the reduction of a series: the one name of it in ids, halts, failures and orders. */
export type Stage = Told<AnyStage>;

/** In their order. */
export const STAGES: readonly Stage[] = ['calibrate', 'solve', 'select', 'profile', 'measure', 'transform'];

/** Stages at which a series may begin to be reduced again: at the first, or with the frames that are solved already. */
export const BEGINNINGS = ['calibrate', 'select'] as const satisfies readonly Stage[];
export type Beginning = (typeof BEGINNINGS)[number];

/** Whether a series may be reduced again from a stage on. */
export function isBeginning(stage: string): stage is Beginning {
  return BEGINNINGS.some((beginning) => beginning === stage);
}
