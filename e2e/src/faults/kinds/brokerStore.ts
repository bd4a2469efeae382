import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cutShort, type Disturb, during, endingOf, someMoment, someMomentOfWork, type Trial } from '../trial.js';
import { brokerOf, everybody, signal, signalAll } from './victims.js';

const storeOf = ({ places }: Trial) => join(places.home, 'broker');
const copyOf = ({ places }: Trial) => join(places.folder, 'store-copy');

/** The disk as it is at this moment: nothing is written while it is copied. */
function copyStore(trial: Trial): boolean {
  const broker = brokerOf(trial);
  if (!signal(broker, 'SIGSTOP')) return false;
  cpSync(storeOf(trial), copyOf(trial), { recursive: true });
  return signal(broker, 'SIGCONT');
}

function putBack(trial: Trial, from: string): void {
  rmSync(storeOf(trial), { recursive: true, force: true });
  cpSync(from, storeOf(trial), { recursive: true });
}

/** A power cut: all end, and what the broker wrote since an earlier moment is gone. */
export const tailLostWithAll = cutShort(
  during(async (trial, run) => {
    const after = await someMomentOfWork(trial, run);
    const copied = copyStore(trial);
    const lost = Math.round(trial.random.between(300, 3_000));
    await sleep(lost);
    const count = signalAll(everybody(trial, run), 'SIGKILL');
    if (copied) putBack(trial, copyOf(trial));
    return { did: `power cut after ${after} + ${lost} ms, the latter lost by the broker`, struck: copied && count > 1 };
  }),
);

/** The broker alone loses what it wrote since an earlier moment, while the services live on. */
export const tailLostAlone = during(async (trial, run) => {
  const after = await someMomentOfWork(trial, run);
  const copied = copyStore(trial);
  const lost = Math.round(trial.random.between(300, 2_000));
  await sleep(lost);
  // Stopped first: its successor may not open the store before it is put back.
  const broker = brokerOf(trial);
  const stopped = copied && run.isRunning && signal(broker, 'SIGSTOP');
  if (stopped) putBack(trial, copyOf(trial));
  signal(broker, 'SIGKILL');
  return { did: `the broker killed after ${after} ms, with its last ${lost} ms lost`, struck: stopped };
});

const TABLES = [null, 'wombatpipeline.db', 'db/publisher.db', 'db/photometry.db', 'db'];

/** The broker comes back as it was before the person decided, perhaps with tables lost as well. */
export const decisionLost: Disturb = async (trial) => {
  putBack(trial, trial.olderStore);
  const table = TABLES[Math.floor(trial.random.uniform() * TABLES.length)] ?? null;
  if (table !== null) rmSync(join(trial.places.home, table), { recursive: true });
  const ending = await endingOf(trial.start());
  return { did: `the log as before the decision${table === null ? '' : `, ${table} deleted`}`, struck: true, ending };
};

/** Everything ends, and one service's tables are gone. */
export const tablesDeleted = cutShort(
  during(async (trial, run) => {
    const after = await someMoment(trial);
    const count = signalAll(everybody(trial, run), 'SIGKILL');
    const services = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'];
    const service = services[Math.floor(trial.random.uniform() * services.length)] ?? '';
    const name = service === 'ingest' ? 'wombatpipeline.db' : `db/${service}.db`;
    for (const end of ['', '-wal', '-shm']) rmSync(join(trial.places.home, `${name}${end}`), { force: true });
    return { did: `kill -9 of all after ${after} ms, ${name} deleted`, struck: count > 1 };
  }),
);
