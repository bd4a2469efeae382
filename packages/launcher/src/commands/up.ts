import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from '../arguments.js';
import { type Operation, operate } from '../plant/operate.js';
import { readySentence } from '../report/readySentence.js';

const EVERY_MILLISECONDS = 1_000;

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

/** Says when all is ready, then shows progress until the operation is ended from outside. */
export async function watch({ observer, screen, data, signal }: Operation): Promise<number> {
  let isReady = false;
  while (!signal.aborted) {
    const now = await observer.observe();
    if (signal.aborted) break;
    if (!isReady) {
      const sentence = readySentence(now.services, { page: observer.directory.runFile('ui')?.http, data });
      isReady = sentence !== null;
      if (sentence !== null) screen.say(sentence);
    }
    screen.progress(now.services.flatMap((service) => service?.progress ?? []));
    await sleep(EVERY_MILLISECONDS);
  }
  return 0;
}
