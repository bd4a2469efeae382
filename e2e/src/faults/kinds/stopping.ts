import { setTimeout as sleep } from 'node:timers/promises';
import { during, someMoment } from '../trial.js';
import { anyVictim, everybody, signal, signalAll } from './victims.js';

/** Longer than the two seconds after which the broker gives a job to another worker. */
const [SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS] = [2_500, 7_000];

export const stopOne = during(async (trial, run) => {
  const after = await someMoment(trial);
  const victim = anyVictim(trial, run);
  const pause = Math.round(trial.random.between(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
  const struck = signal(victim?.pid, 'SIGSTOP');
  await sleep(pause);
  signal(victim?.pid, 'SIGCONT');
  return { did: `${victim?.name} stopped for ${pause} ms after ${after} ms`, struck };
});

export const stopAll = during(async (trial, run) => {
  const after = await someMoment(trial);
  const pids = everybody(trial, run);
  const pause = Math.round(trial.random.between(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
  const count = signalAll(pids, 'SIGSTOP');
  await sleep(pause);
  signalAll(pids.toReversed(), 'SIGCONT');
  return { did: `all ${count} processes stopped for ${pause} ms after ${after} ms`, struck: count > 1 };
});
