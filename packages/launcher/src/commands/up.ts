import { setTimeout as sleep } from 'node:timers/promises';
import { shedStartUp } from '@wombat/service-kit/shed-start-up';
import type { Request } from '../arguments.js';
import { fillingNights } from '../ops/fillingNights.js';
import type { ServiceDirectory } from '../ops/serviceDirectory.js';
import { GapWatch } from '../plant/gapWatch.js';
import { isIdle, type Observation } from '../plant/idleRule.js';
import { type Operation, operate } from '../plant/operate.js';
import { RefusalWatch } from '../plant/refusalWatch.js';
import { Arrivals } from '../report/arrivals.js';
import { fillingLine } from '../report/fillingLine.js';
import { HeldNews } from '../report/heldNews.js';
import { readySentence } from '../report/readySentence.js';

const EVERY_MILLISECONDS = 1_000;
/** While nothing is left to do only every so many looks ask the services: each asking costs all of them. */
const LOOKS_WHILE_IDLE = 5;

/** `up`: everything, watching for new nights, until it is asked to stop. */
export function up(request: Request): Promise<number> {
  return operate(request, {
    once: false,
    mayBeEmpty: true,
    until: (operation) => {
      operation.screen.say('starting ...');
      return watch(operation);
    },
    stoppedBy: () => 0,
  });
}

/** Says when all is ready, then shows progress, nights that are filled and series that wait, until it is ended. */
export async function watch(operation: Operation): Promise<number> {
  const { observer, screen, renewal, data, signal } = operation;
  const [gaps, refusals] = [new GapWatch(operation), new RefusalWatch(operation)];
  let isReady = false;
  const arrivals = new Arrivals();
  const news = new HeldNews();
  let before: Observation | null = null;
  let passedOver = 0;
  while (!signal.aborted) {
    if (await renewal.whereAsked()) [isReady, passedOver] = [false, 0];
    if (passedOver > 0) {
      passedOver--;
      await sleep(EVERY_MILLISECONDS);
      continue;
    }
    const now = await observer.observe();
    if (signal.aborted) break;
    if (isReady && isIdle(before, now)) {
      passedOver = LOOKS_WHILE_IDLE - 1;
      if (await gaps.mended(now)) [isReady, passedOver] = [false, 0];
    }
    if (await refusals.mended(now, performance.now() / 1000)) isReady = false;
    before = now;
    for (const sentence of news.since(now.services)) screen.say(sentence);
    if (!isReady) {
      const sentence = readySentence(now.services, { page: observer.directory.runFile('ui')?.http, data });
      isReady = sentence !== null;
      if (sentence !== null) screen.say(sentence);
      if (isReady) shedStartUp();
    }
    if (isReady) for (const line of await newlyWaiting(observer.directory, arrivals, now)) screen.say(line);
    const filling = isWaitingForFiles(now) ? await fillingNights(observer.directory) : [];
    screen.progress(
      now.services.flatMap((service) => service?.progress ?? []),
      filling.map((night) => ({ about: night.folder, text: fillingLine(night) })),
    );
    await sleep(EVERY_MILLISECONDS);
  }
  return 0;
}

/** Asked only when publisher has seen more than when it was asked last. */
async function newlyWaiting(
  directory: ServiceDirectory,
  arrivals: Arrivals,
  { heads }: Observation,
): Promise<string[]> {
  const head = heads?.events ?? 0;
  if (!arrivals.mayBeNewAt(head)) return [];
  const answer = await directory.client('publisher')?.listValidations('waiting');
  return answer?.ok ? arrivals.news(answer.value.validations, head) : [];
}

/** What ingest plans are files whose night is not still yet. */
function isWaitingForFiles({ services }: Observation): boolean {
  return services.some((service) => service?.service === 'ingest' && service.planned > 0);
}
