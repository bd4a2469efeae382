import type { ingest } from '@wombat/proto';
import { shedStartUp } from '@wombat/service-kit/shed-start-up';
import { printable } from '@wombat/service-kit/words';
import type { Request } from '../arguments.js';
import { outsideTrouble, passedOverSentence } from '../plant/idleRule.js';
import { type Operation, operate } from '../plant/operate.js';
import { untilIdle } from '../plant/untilIdle.js';
import { cancelledNights } from '../report/cancelledNights.js';
import { cancelledLine } from '../report/fillingLine.js';
import { heldSentence, lostSentence, seriesSummary } from '../report/seriesSummary.js';

const DONE = 0;
const OUTSIDE_UNAVAILABLE = 2;
const FRAMES_LOST = 3;
const HELD_HERE = 4;
const STANDS_STILL = 5;

/** `run --once`: everything that is there, to the end. */
export function run(request: Request): Promise<number> {
  return runOnce(request, untilDone);
}

/** Works until `until` has its code, then says what came of every series. */
export function runOnce(request: Request, until: (operation: Operation) => Promise<number>): Promise<number> {
  shedStartUp();
  return operate(request, {
    once: true,
    mayBeEmpty: false,
    until,
    lastWord,
    stoppedBy: (signal) => (signal === 'SIGINT' ? 130 : 143),
  });
}

/**
 * Frames that a stage failed on weigh more than an answer that is still to come: they do not come back before the next
 * start. What this computer holds weighs most: nothing of it is done yet.
 */
function lastWord(series: readonly ingest.SeriesState[], code: number) {
  const lost = lostSentence(series);
  const sentences = [lost, heldSentence(series)].filter((sentence) => sentence !== null);
  const lines = [seriesSummary(series), ...sentences, ...cancelledNights(series).map(cancelledLine).map(printable)];
  return { lines, code: lost !== null && (code === DONE || code === OUTSIDE_UNAVAILABLE) ? FRAMES_LOST : code };
}

/** Until all that is there is done. */
export async function untilDone(operation: Operation): Promise<number> {
  const watched = await untilIdle(operation);
  if (watched.end === 'stopped') return DONE;
  if (watched.end === 'still') return givenUp(operation, watched.waitingFor);
  const { last } = watched;
  const trouble = outsideTrouble(last);
  for (const sentence of trouble) operation.screen.say(sentence);
  if (last.services.some((service) => (service?.held.length ?? 0) > 0)) return HELD_HERE;
  const passedOver = passedOverSentence(last);
  if (passedOver !== null) {
    operation.screen.say(passedOver);
    return FRAMES_LOST;
  }
  return trouble.length === 0 ? DONE : OUTSIDE_UNAVAILABLE;
}

/** Nothing is lost by it: the next start goes on. */
export function givenUp({ screen, patienceSeconds }: Operation, waits: readonly string[]): number {
  const since = `nothing has moved for ${Math.round(patienceSeconds / 60)} minutes`;
  screen.say(`${since}: given up waiting for ${waits.join('; ')}; nothing is lost, and the next start goes on`);
  return STANDS_STILL;
}
