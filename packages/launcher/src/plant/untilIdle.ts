import { setTimeout as sleep } from 'node:timers/promises';
import { HeldNews } from '../report/heldNews.js';
import { isHeadOld, isIdle, type Observation } from './idleRule.js';
import { lookPause } from './lookPause.js';
import type { Operation } from './operate.js';
import { Stillness } from './stillness.js';
import { mayBeMended } from './unfollowed.js';
import { waitingFor } from './waitingFor.js';

/** After a look at which all seemed done: the second one tells. */
const SOON_MILLISECONDS = 100;

/**
 * How the watch ended: all done, the operation over before that, or nothing moving for too long, or for a minute where
 * the log itself is waited for and may be mended. `lost`: what the log has lost, a sentence a stream.
 */
export type Watched =
  | { end: 'idle'; last: Observation; lost: string[] }
  | { end: 'stopped' }
  | { end: 'still'; isUnfollowed: boolean; waitingFor: string[] };

type WhatIsWatched = Pick<Operation, 'signal' | 'patienceSeconds'> & {
  observer: Pick<Operation['observer'], 'observe' | 'isSameLog' | 'lostFromLog'>;
  screen: Pick<Operation['screen'], 'say' | 'progress'>;
  /** Whether the watch ends where services do not get what the log is said to hold. */
  mayMend?: boolean;
};

/**
 * Watches until nothing is left to do, in the log that the services' tables were made of; shows progress, and what it
 * waits for where nothing moves.
 */
export async function untilIdle({
  observer,
  screen,
  signal,
  patienceSeconds,
  mayMend,
}: WhatIsWatched): Promise<Watched> {
  let before: Observation | null = null;
  const news = new HeldNews();
  const since = performance.now();
  const stillness = new Stillness({ patienceSeconds });
  while (!signal.aborted) {
    const now = await observer.observe();
    if (signal.aborted) break;
    for (const sentence of news.since(now.services)) screen.say(sentence);
    screen.progress(now.services.flatMap((service) => service?.progress ?? []));
    const isDone = isIdle(before, now) && (await observer.isSameLog()) && !isHeadOld(now);
    const lost = isDone ? await observer.lostFromLog() : null;
    if (lost !== null) return { end: 'idle', last: now, lost };
    const { says, isOver } = stillness.look(now, performance.now() / 1000);
    if (says !== null) screen.say(says);
    if (says !== null && mayMend && (await mayBeMended(now, observer)))
      return { end: 'still', isUnfollowed: true, waitingFor: waitingFor(now) };
    if (isOver) return { end: 'still', isUnfollowed: false, waitingFor: waitingFor(now) };
    before = now;
    await sleep(isIdle(now, now) ? SOON_MILLISECONDS : lookPause(performance.now() - since));
  }
  return { end: 'stopped' };
}
