import { join } from 'node:path';
import type { Config } from '@wombat/service-kit/config';
import { PROJECT_ROOT } from './places/projectRoot.js';

type WorkerCount = Extract<keyof Config['work'], `${string}Workers`>;

interface ServiceEntry {
  name: string;
  /** Key below `work` that says how many workers it has; left out where it has none. */
  workers?: WorkerCount;
  /** Folder below services/ where it is not the name. */
  folder?: string;
  /** Serves the page: left out where nobody looks. */
  page?: boolean;
}

/** The one list of what the system is made of, in the order it is started. */
const SERVICES: readonly ServiceEntry[] = [
  { name: 'ingest' },
  { name: 'calibration', workers: 'calibrationWorkers' },
  { name: 'astrometry', workers: 'astrometryWorkers' },
  { name: 'catalog' },
  { name: 'photometry', workers: 'photometryWorkers' },
  { name: 'publisher' },
  { name: 'ui', folder: 'ui/server', page: true },
];

/** A program of ours: a service, or a worker of one. */
export interface Program {
  /** Name of the process, of its log and of its run file. */
  name: string;
  /** Whom it calls itself at the broker of its home. */
  user: string;
  role: 'service' | 'worker';
  /** The services it is: itself, or several in one process; none of a worker. */
  services: readonly string[];
  /** The built entry file, bundled with the libraries it uses. */
  file: string;
}

/** The services, with or without the page. */
export function services({ page }: { page: boolean }): Program[] {
  return SERVICES.filter((entry) => page || entry.page !== true).map((entry) => program({ entry, role: 'service' }));
}

/** The processes the services are: each its own, or one for all but the page, which serves people. */
export function servicePrograms({ page, together }: { page: boolean; together: boolean }): Program[] {
  const all = services({ page });
  if (!together) return all;
  const shared = services({ page: false }).map(({ name }) => name);
  return [servicesTogether(shared), ...all.filter(({ name }) => !shared.includes(name))];
}

function servicesTogether(names: readonly string[]): Program {
  const file = join(PROJECT_ROOT, 'packages/launcher/dist/together/main.js');
  return { name: 'services', user: '', role: 'service', services: names, file };
}

/** As many workers of each kind as the configuration wants. */
export function workers(config: Config): Program[] {
  return SERVICES.flatMap((entry) => {
    const key = entry.workers;
    if (key === undefined) return [];
    const numbers = Array.from({ length: config.work[key] }, (_, index) => index + 1);
    return numbers.map((number) => program({ entry, role: 'worker', number }));
  });
}

/** The program behind `service NAME`: a service or `<service>-worker`; null where there is none of that name. */
export function programNamed(name: string): Program | null {
  const found = SERVICES.find(
    (entry) => name === entry.name || (entry.workers !== undefined && name === `${entry.name}-worker`),
  );
  if (found === undefined) return null;
  return program({ entry: found, role: name === found.name ? 'service' : 'worker' });
}

/** Every name `service NAME` understands, for messages. */
export function programNames(): string[] {
  return SERVICES.flatMap(({ name, workers: key }) => (key === undefined ? [name] : [name, `${name}-worker`]));
}

function program({ entry, role, number }: { entry: ServiceEntry; role: Program['role']; number?: number }): Program {
  const { name, folder = name } = entry;
  const file = join(PROJECT_ROOT, 'services', folder, 'dist/bundle', role === 'service' ? 'main.js' : 'worker.js');
  const suffix = number === undefined ? '' : `-${number}`;
  const user = role === 'service' ? name : `${name}-worker`;
  return { name: `${user}${suffix}`, user, role, services: role === 'service' ? [name] : [], file };
}
