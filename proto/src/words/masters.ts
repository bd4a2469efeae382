import type { CalType as AnyCalType } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** What a master is made of. */
export type CalType = Told<AnyCalType>;

/** In the order in which masters need each other: a dark its bias, a flat both. */
export const CAL_TYPES: readonly CalType[] = ['bias', 'dark', 'flat'];

/** Stands where the night of a master would: there was none. Also the halt of a series that may not go on without. */
export const NO_MASTER = 'nocal';

/** Stands there where nothing was to be done: the frames had been calibrated so far by another program. */
export const DONE_BEFORE = 'done';
