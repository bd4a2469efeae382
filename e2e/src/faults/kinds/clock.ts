import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Disturb, during, oneOf } from '../trial.js';

const SEAM = new URL('../seams/steppedClock.js', import.meta.url).href;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** As a time server corrects a clock, as a wrong time zone does, and as an empty battery. */
const STEPS = [-400 * 24 * HOUR, -2 * HOUR, -5 * MINUTE, -2 * SECOND, 3 * SECOND, 10 * MINUTE, HOUR, 40 * 24 * HOUR];
const MOST_STEPS = 3;

/** The clock of our programs is set, once or again; the run after it begins with the clock as it is then. */
export const clockSteps: Disturb = (trial) => {
  const { random, places } = trial;
  const file = join(places.folder, 'clock-step');
  const set = (step: number) => {
    writeFileSync(`${file}.new`, String(step));
    renameSync(`${file}.new`, file);
  };
  set(0);
  trial.everywhere({ CLOCK_STEP_FILE: file, NODE_OPTIONS: `--import ${SEAM}` });
  return during(async (_, run) => {
    const steps: number[] = [];
    const most = 1 + Math.floor(random.uniform() * MOST_STEPS);
    while (steps.length < most) {
      await sleep(random.between(0.1, 0.6) * trial.milliseconds);
      if (!run.isRunning) break;
      steps.push(oneOf(random, STEPS) ?? 0);
      set(steps.at(-1) ?? 0);
    }
    const told = steps.map((step) => `${step / SECOND} s`).join(', ');
    return { did: `the clock set to ${told} from the true time`, struck: steps.length > 0 };
  })(trial);
};
