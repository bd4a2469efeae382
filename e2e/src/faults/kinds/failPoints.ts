import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailPoint } from '@wombat/eventlog/fail-points';
import type { Run } from '../../harness/workplace.js';
import { type Disturb, during, oneOf, type Trial } from '../trial.js';
import { signal } from './victims.js';

/** Those a fresh night comes to. */
export const REACHED: readonly FailPoint[] = [
  ...([
    'product.placed',
    'outcome.due',
    'event.decided',
    'event.journalled',
    'event.sent',
    'rows.written',
    'rows.committed',
  ] as const),
  ...(['job.sent', 'job.done', 'job.acknowledged'] as const),
];
const PROGRAMS = ['', '', '@ingest', '@calibration', '@astrometry', '@photometry', '@publisher'];
const MOST_TIMES = 6;
const STANDS_STILL_MILLISECONDS = 3_000;
const LOOK_MILLISECONDS = 50;

/** One of the named points; a process that stands still there is ended after a while, as a person would. */
export const failPoint: Disturb = (trial) => {
  const { random } = trial;
  const point = oneOf(random, REACHED);
  const program = point?.startsWith('job.') ? '' : oneOf(random, PROGRAMS);
  const nth = 1 + Math.floor(random.uniform() * MOST_TIMES);
  const action = oneOf(random, ['exit', 'throw', 'hang']);
  const asked = `${point}${program}:${nth}:${action}`;
  return during(
    async (_, run) => {
      const happened = await happensAt(trial, run, point ?? '');
      if (happened === null) return { did: `${asked}, which the night does not reach`, struck: false };
      await sleep(action === 'hang' ? STANDS_STILL_MILLISECONDS : 0);
      if (action === 'hang') signal(Number(happened.split(' ')[1]), 'SIGKILL');
      return { did: `${asked} in ${happened}`, struck: true };
    },
    { environment: { WOMBAT_FAILPOINT: asked } },
  )(trial);
};

async function happensAt({ places }: Trial, run: Run, point: string): Promise<string | null> {
  const file = join(places.home, 'failpoints', point);
  while (run.isRunning && !existsSync(file)) await sleep(LOOK_MILLISECONDS);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
