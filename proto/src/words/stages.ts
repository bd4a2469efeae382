import type { Stage as AnyStage } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** A step of the reduction of a series: the one name of it in ids, halts, failures and orders. */
export type Stage = Told<AnyStage>;

/** In their order. */
export const STAGES: readonly Stage[] = ['calibrate', 'solve', 'select', 'profile', 'measure', 'transform'];
