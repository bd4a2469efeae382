import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Broker, NewEvent, Projection } from '@wombat/eventlog';
import { TemporaryTables } from '@wombat/eventlog/testkit';
import { pino } from 'pino';
import { configSchema } from '../config/schema.js';
import { ServiceKit } from '../run/serviceKit.js';
import { StatusBoard } from '../run/statusBoard.js';

export interface KitToRecord {
  projection: Projection;
  /** What wombat.yaml says; {} for the defaults. */
  config?: object;
  now?: string;
}

/**
 * A service's kit over real tables and folders, whose log is a list: what is published stands in the tables at once.
 */
export interface RecordedKit {
  kit: ServiceKit;
  tables: TemporaryTables;
  /** Everything that was published, in order. */
  published: NewEvent[];
  /** What the observer was warned of. */
  warnings: string[];
  close(): Promise<void>;
}

export async function openRecordedKit({ projection, config = {}, now }: KitToRecord): Promise<RecordedKit> {
  const tables = await TemporaryTables.open(projection);
  const [home, data] = [join(tables.folder, 'home'), join(tables.folder, 'data')];
  for (const folder of [home, data]) await mkdir(folder);
  const published: NewEvent[] = [];
  const warnings: string[] = [];
  const record = (event: NewEvent): number => {
    published.push(event);
    return tables.append(event);
  };
  const kit = new ServiceKit({
    name: 'test',
    home,
    data,
    once: false,
    config: configSchema.parse(config),
    broker: noBroker,
    log: {
      publish: async (event) => ({ outcome: 'published', sequence: record(event) }),
      publishMany: async (events) => Math.max(0, ...events.map(record)),
    },
    store: tables.store,
    logger: pino({ level: 'warn' }, { write: (line) => void warnings.push((JSON.parse(line) as { msg: string }).msg) }),
    status: new StatusBoard(),
    now: () => new Date(now ?? NOW),
    applied: async () => undefined,
  });
  const close = async () => {
    kit.release();
    await tables.close();
  };
  return { kit, tables, published, warnings, close };
}

const NOW = '2024-01-02T03:04:05.678Z';

const noBroker = new Proxy({} as Broker, {
  get: (_, part) => {
    throw new Error(`a recorded kit has no broker, but its ${String(part)} was asked for`);
  },
});
