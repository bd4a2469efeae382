import { setTimeout as sleep } from 'node:timers/promises';
import { during, someMoment } from '../trial.js';
import { anyVictim, brokerOf, everybody, signal, signalAll } from './victims.js';

export const killOne = during(async (trial, run) => {
  const after = await someMoment(trial);
  const victim = anyVictim(trial, run);
  return { did: `kill -9 of ${victim?.name} after ${after} ms`, struck: signal(victim?.pid, 'SIGKILL') };
});

export const killOften = during(async (trial, run) => {
  const names: string[] = [];
  const most = 3 + Math.floor(trial.random.uniform() * 6);
  while (run.isRunning && names.length < most) {
    await sleep(trial.random.between(300, 1_500));
    const victim = anyVictim(trial, run);
    if (victim !== undefined && victim.name !== 'launcher' && signal(victim.pid, 'SIGKILL')) names.push(victim.name);
  }
  return { did: `kill -9 of ${names.join(', ')}`, struck: names.length > 0 };
});

export const killAll = during(async (trial, run) => {
  const after = await someMoment(trial);
  const count = signalAll(everybody(trial, run), 'SIGKILL');
  return { did: `kill -9 of all ${count} processes after ${after} ms`, struck: count > 1 };
});

export const killBroker = during(async (trial, run) => {
  let times = 0;
  const most = 2 + Math.floor(trial.random.uniform() * 5);
  while (run.isRunning && times < most) {
    await sleep(trial.random.between(500, 2_000));
    if (signal(brokerOf(trial), 'SIGKILL')) times++;
  }
  return { did: `kill -9 of the broker ${times} times`, struck: times > 0 };
});
