import type { FrameDiscovered } from '@wombat/proto';
import { joinedSentences } from './joinedSentences.js';

/** Frames of tonight, by a clock in a zone that is ahead, are no riddle. */
const DAYS_AHEAD = 1;
const UNIX_EPOCH_JD = 2_440_587.5;
const DAY_MILLISECONDS = 86_400_000;

/** A frame with a warning where its time, by the clock of this computer, is still to come. */
export function withFutureDoubted(fact: FrameDiscovered, now: Date): FrameDiscovered {
  const { midJdUtc } = fact.meta ?? {};
  const daysAhead = midJdUtc === undefined ? 0 : midJdUtc - UNIX_EPOCH_JD - now.getTime() / DAY_MILLISECONDS;
  if (daysAhead <= DAYS_AHEAD) return fact;
  const doubt = `its time lies ${Math.round(daysAhead)} days ahead of the clock of this computer: one of the two clocks is wrong`;
  return { ...fact, warning: joinedSentences(fact.warning, doubt) };
}
