import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf, processesOfHome } from '../harness/processes.js';
import { processUse, programOf } from './processUse.js';

const CALM_SECONDS = 5;
const CALM_PERCENT = 10;
const MOST_CALMING_SECONDS = 600;

/** What a start has still to do is not idling. */
export async function calm(home: string): Promise<void> {
  const until = performance.now() + 1000 * MOST_CALMING_SECONDS;
  while (performance.now() < until) {
    const before = usedBy(home);
    await sleep(1000 * CALM_SECONDS);
    const used = [...usedSince(before, usedBy(home)).values()].reduce((sum, one) => sum + one, 0);
    if ((100 * used) / CALM_SECONDS < CALM_PERCENT) return;
  }
}

/** CPU seconds by process. */
export function usedBy(home: string): Map<number, number> {
  const pids = new Set([...processesOfHome(home), ...processesOf(home, 'nats-server')]);
  return new Map([...pids].map((pid) => [pid, processUse(pid).cpuSeconds]));
}

/** By the name of the program. */
export function usedSince(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): Map<string, number> {
  const used = new Map<string, number>();
  for (const [pid, cpuSeconds] of now) {
    const name = programOf(pid);
    used.set(name, (used.get(name) ?? 0) + cpuSeconds - (before.get(pid) ?? 0));
  }
  return used;
}
