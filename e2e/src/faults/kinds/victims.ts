import { processesOf, processesOfHome } from '../../harness/processes.js';
import type { Run } from '../../harness/workplace.js';
import { oneOf, type Trial } from '../trial.js';

const SERVICES = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'];
const WORKERS = ['calibration', 'astrometry', 'photometry'];

/** The programs of a run by a short name, as the process table shows them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SERVICES.map((name) => [name, `services/${name}/dist/bundle/main.js`])),
  ...Object.fromEntries(WORKERS.map((name) => [`${name}-worker`, `services/${name}/dist/bundle/worker.js`])),
  services: 'launcher/dist/together/main.js',
  'nats-server': 'nats-server',
};

export interface Victim {
  name: string;
  pid: number;
}

/** One of the programs that run at this moment, every program as likely; undefined where none is there. */
export function anyVictim({ places, random }: Trial, run: Run): Victim | undefined {
  const running = Object.entries(PROGRAMS).flatMap(([name, program]) =>
    processesOf(places.home, program).map((pid) => ({ name, pid })),
  );
  const { pid } = run.child;
  return oneOf(random, run.isRunning && pid !== undefined ? [...running, { name: 'launcher', pid }] : running);
}

export function brokerOf({ places }: Trial): number | undefined {
  return processesOf(places.home, 'nats-server')[0];
}

/** All that works for the home, the launcher as well. */
export function everybody({ places }: Trial, run: Run): number[] {
  const { pid } = run.child;
  const own = run.isRunning && pid !== undefined ? [pid] : [];
  return [...own, ...processesOfHome(places.home), ...processesOf(places.home, 'nats-server')];
}

/** False: it was gone already. */
export function signal(pid: number | undefined, name: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

export function signalAll(pids: readonly number[], name: NodeJS.Signals): number {
  return pids.filter((pid) => signal(pid, name)).length;
}
