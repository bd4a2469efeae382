import type { ingest } from '@wombat/proto';
import { printable } from '@wombat/service-kit/words';
import { cancelledNights } from './cancelledNights.js';
import { cancelledLine } from './fillingLine.js';
import { heldSentence, lostSentence, mastersSentence, seriesSummary } from './seriesSummary.js';

/** Exit codes that what came of the series decides between; docs/statuses.md has all of them. */
export const DONE = 0;
export const LOG_LOST = 1;
export const OUTSIDE_UNAVAILABLE = 2;
export const FRAMES_LOST = 3;
export const STANDS_STILL = 5;

/**
 * Frames that a stage failed on, and masters, weigh more than an answer that is still to come: they do not come back
 * before the next start. What this computer holds weighs most: nothing of it is done yet.
 */
export function lastWord(series: readonly ingest.SeriesState[], code: number) {
  const lost = [lostSentence(series), mastersSentence(series)].filter((sentence) => sentence !== null);
  const held = heldSentence(series);
  const sentences = held === null ? lost : [...lost, held];
  const lines = [seriesSummary(series), ...sentences, ...cancelledNights(series).map(cancelledLine).map(printable)];
  return { lines, code: lost.length > 0 && (code === DONE || code === OUTSIDE_UNAVAILABLE) ? FRAMES_LOST : code };
}
