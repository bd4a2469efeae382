import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from '../arguments.js';
import { type Operation, operate } from '../plant/operate.js';

const EVERY_MILLISECONDS = 1_000;

/** `up`: everything, watching for new nights, until it is asked to stop. */
export function up(request: Request): Promise<number> {
  return operate(request, {
    once: false,
    mayBeEmpty: true,
    until: (operation) => watch(operation),
    stoppedBy: () => 0,
  });
}

/** Shows progress until the operation is ended from outside. */
export async function watch({ observer, screen, signal }: Operation): Promise<number> {
  screen.say('running; Ctrl-C stops it');
  while (!signal.aborted) {
    const now = await observer.observe();
    if (signal.aborted) break;
    screen.progress(now.services.flatMap((service) => service?.progress ?? []));
    await sleep(EVERY_MILLISECONDS);
  }
  return 0;
}
