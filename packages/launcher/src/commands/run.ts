import { shedStartUp } from '@wombat/service-kit/shed-start-up';
import type { Request } from '../arguments.js';
import { RESTORE_ADVICE } from '../broker/restoreAdvice.js';
import { outsideTrouble, passedOverSentence } from '../plant/idleRule.js';
import { type Operation, operate } from '../plant/operate.js';
import { untilIdle, type Watched } from '../plant/untilIdle.js';
import { DONE, FRAMES_LOST, LOG_LOST, lastWord, OUTSIDE_UNAVAILABLE, STANDS_STILL } from '../report/lastWord.js';

const HELD_HERE = 4;

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
    again: untilDone,
    lastWord,
    stoppedBy: (signal) => (signal === 'SIGINT' ? 130 : 143),
  });
}

/** Until all that is there is done; not so above a log that has lost events, however whole the tables are. */
export async function untilDone(operation: Operation): Promise<number> {
  const watched = await mendedOnce(operation, await untilIdle({ ...operation, mayMend: true }));
  if (watched.end === 'stopped') return DONE;
  if (watched.end === 'still') return givenUp(operation, watched.waitingFor);
  const { last, lost } = watched;
  for (const gap of lost)
    operation.screen.say(`${gap}: the tables stand, but cannot be made anew of it; ${RESTORE_ADVICE}`);
  if (lost.length > 0) return LOG_LOST;
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

/** Where the log has lost events, or is not followed: mended, and watched until all is done above what it is then. */
async function mendedOnce(operation: Operation, watched: Watched): Promise<Watched> {
  const lost = watched.end === 'idle' ? watched.lost : [];
  const isUnfollowed = watched.end === 'still' && watched.isUnfollowed;
  if (lost.length === 0 && !isUnfollowed) return watched;
  for (const gap of lost) operation.screen.say(gap);
  await operation.plant.mendLog();
  return untilIdle(operation);
}

/** Nothing is lost by it: the next start goes on. */
export function givenUp({ screen, patienceSeconds }: Operation, waits: readonly string[]): number {
  const since = `nothing has moved for ${Math.round(patienceSeconds / 60)} minutes`;
  screen.say(`${since}: given up waiting for ${waits.join('; ')}; nothing is lost, and the next start goes on`);
  return STANDS_STILL;
}
