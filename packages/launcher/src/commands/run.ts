import type { Request } from '../arguments.js';
import { outsideTrouble } from '../plant/idleRule.js';
import { type Operation, operate } from '../plant/operate.js';
import { untilIdle } from '../plant/untilIdle.js';

const DONE = 0;
const OUTSIDE_UNAVAILABLE = 2;

/** `run --once`: everything that is there, to the end. */
export function run(request: Request): Promise<number> {
  return operate(request, {
    once: true,
    mayBeEmpty: false,
    until: untilDone,
    stoppedBy: (signal) => (signal === 'SIGINT' ? 130 : 143),
  });
}

async function untilDone(operation: Operation): Promise<number> {
  const last = await untilIdle(operation);
  if (last === null) return DONE;
  const trouble = outsideTrouble(last);
  for (const sentence of trouble) operation.screen.say(sentence);
  return trouble.length === 0 ? DONE : OUTSIDE_UNAVAILABLE;
}
