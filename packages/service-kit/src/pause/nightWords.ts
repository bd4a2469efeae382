import type { Projection } from '@wombat/eventlog';
import { cancelledNights } from './cancelledNights.js';
import { firstNights } from './firstNights.js';
import { pausedNights } from './pausedNights.js';

/** What people said of when nights are worked on, and of which not at all. */
export const nightWords: readonly Projection[] = [pausedNights, cancelledNights, firstNights];

/** The events by which that changes. */
export const NIGHT_WORDS = ['NightPaused', 'NightCancelled', 'NightPutFirst', 'NightFirstEnded'] as const;
