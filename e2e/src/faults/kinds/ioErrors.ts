import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locate } from '@wombat/prerequisites';
import { processesOfHome } from '../../harness/processes.js';
import type { Run } from '../../harness/workplace.js';
import { letCallsFail } from '../seams/failingCalls.js';
import { type Disturb, during, oneOf, someMomentOfWork, type Trial } from '../trial.js';
import { brokerOf, everybody } from './victims.js';

/** What a disk or a share does to one part of the system for a while. */
interface Trouble {
  /** Files and folders whose calls fail. */
  of: string;
  errors: readonly string[];
  calls: readonly string[];
  folders(trial: Trial): string[];
  victims(trial: Trial, run: Run): number[];
}

const READING = ['openat', 'statx', 'newfstatat', 'read', 'pread64', 'getdents64'];
const WRITING = ['write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync'];
const [SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS] = [1_000, 8_000];

/** While the run is on its way, calls about files that are there at some moment fail for a while. */
function troubleWith({ of, errors, calls, folders, victims }: Trouble): Disturb {
  return during(async (trial, run) => {
    const after = await someMomentOfWork(trial, run);
    const program = locate('strace');
    if (program === null) return { did: 'nothing, as strace is not here', struck: false };
    const pause = Math.round(trial.random.between(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
    const error = oneOf(trial.random, errors) ?? '';
    const pids = victims(trial, run);
    const paths = folders(trial).flatMap(allBelow);
    if (pids.length === 0 || paths.length === 0) return { did: `nothing, after ${after} ms`, struck: false };
    const notes = join(trial.places.folder, 'strace-notes');
    const failing = letCallsFail({ program, pids, paths, calls, error, notes });
    await Promise.race([sleep(pause), failing.gone]);
    const failed = await failing.stop();
    return {
      did: `${failed} calls on ${of} failed with ${error} for ${pause} ms after ${after} ms`,
      struck: failed > 0,
    };
  });
}

function allBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return [path, ...entries.map(({ parentPath, name }) => join(parentPath, name))];
}

const TABLES = ['db', 'journal', 'wombatpipeline.db', 'wombatpipeline.db-wal'];
const inHome =
  (...names: string[]) =>
  ({ places }: Trial) =>
    names.map((name) => join(places.home, name));
const ours = ({ places }: Trial) => processesOfHome(places.home);

export const framesFail = troubleWith({
  ...{ of: 'frames and products', errors: ['EIO', 'ESTALE'], calls: [...READING, ...WRITING] },
  ...{ folders: ({ places }) => [places.data], victims: ours },
});

/** Of one disk with frames, home and all; what is new since the trouble began is spared. */
export const allFails = troubleWith({
  ...{ of: 'frames, products and the whole home', errors: ['EIO'], calls: [...READING, ...WRITING] },
  ...{ folders: ({ places }) => [places.data, places.home], victims: everybody },
});

export const tablesFail = troubleWith({
  ...{ of: 'tables and journals', errors: ['EIO'], calls: [...READING, ...WRITING] },
  ...{ folders: inHome(...TABLES), victims: ours },
});

/** Of a disk that is full, or a share that forgot the files. */
export const tablesFull = troubleWith({
  ...{ of: 'tables and journals', errors: ['ENOSPC'], calls: WRITING },
  ...{ folders: inHome(...TABLES), victims: ours },
});

export const tablesStale = troubleWith({
  ...{ of: 'tables and journals', errors: ['ESTALE'], calls: [...READING, ...WRITING] },
  ...{ folders: inHome(...TABLES), victims: ours },
});

const theBroker = (trial: Trial) => [brokerOf(trial)].filter((pid) => pid !== undefined);

export const streamFails = troubleWith({
  ...{ of: "the broker's store", errors: ['EIO'], calls: WRITING },
  ...{ folders: inHome('broker'), victims: theBroker },
});

export const streamFull = troubleWith({
  ...{ of: "the broker's store", errors: ['ENOSPC'], calls: WRITING },
  ...{ folders: inHome('broker'), victims: theBroker },
});

export const streamStale = troubleWith({
  ...{ of: "the broker's store", errors: ['ESTALE'], calls: [...READING, ...WRITING] },
  ...{ folders: inHome('broker'), victims: theBroker },
});

export const logsFail = troubleWith({
  ...{ of: 'logs', errors: ['EIO', 'ENOSPC'], calls: ['openat', ...WRITING] },
  ...{ folders: inHome('logs'), victims: everybody },
});
