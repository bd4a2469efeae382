import { gsc05903 } from './gsc05903.js';
import type { ReadyNight } from './nightOf.js';
import { rwPsA } from './rwPsA.js';
import { tCrB } from './tCrB.js';
import { xzCyg } from './xzCyg.js';

/** Ready nights by name: call one, with overrides where wanted, for its plan. */
export const defaultNights = { xzCyg, tCrB, rwPsA, gsc05903 } satisfies Record<string, ReadyNight>;

export type DefaultNightName = keyof typeof defaultNights;
