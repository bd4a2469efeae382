import { setTimeout as sleep } from 'node:timers/promises';
import { HeldNews } from '../report/heldNews.js';
import { isIdle, type Observation } from './idleRule.js';
import type { Operation } from './operate.js';

const EVERY_MILLISECONDS = 300;

/** Watches until nothing is left to do, showing progress; null when the operation ended before that. */
export async function untilIdle({ observer, screen, signal }: Operation): Promise<Observation | null> {
  let before: Observation | null = null;
  const news = new HeldNews();
  while (!signal.aborted) {
    const now = await observer.observe();
    if (signal.aborted) break;
    for (const sentence of news.since(now.services)) screen.say(sentence);
    screen.progress(now.services.flatMap((service) => service?.progress ?? []));
    if (isIdle(before, now)) return now;
    before = now;
    await sleep(EVERY_MILLISECONDS);
  }
  return null;
}
