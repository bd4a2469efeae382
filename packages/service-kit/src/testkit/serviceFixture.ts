import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectBroker, EventLog, ensureStreams, headOf, type NewEvent, parseJob, STREAMS } from '@wombat/eventlog';
import { decodeHeaderText, startNatsServer } from '@wombat/eventlog/testkit';
import { ops, type work } from '@wombat/proto';
import type { Result } from '@wombat/result';
import { GrpcClient } from '../grpc/grpcClient.js';
import { readRunFile } from '../run/runFile.js';

/**
 * An event as it stands in the log, its payload as the JSON a person would read there: what has its default is left
 * out.
 */
export interface Written {
  id: string;
  type: string;
  payload: Record<string, unknown>;
}

export interface ServiceFixture {
  /** A client of its gRPC, once it has started; the test closes it. */
  client(): Promise<GrpcClient>;
  /** Root of the data; empty. */
  data: string;
  home: string;
  natsUrl: string;
  /** What the broker keeps. */
  brokerFolder: string;
  /** The broker dies, as a crash would have it, and comes back with what it kept. */
  killBroker(): Promise<void>;
  restartBroker(): Promise<void>;
  /** Everything the service has said on its outputs. */
  said(): string;
  /** Writes what other services, ingest or workers would, in this order. */
  publish(...events: NewEvent[]): Promise<void>;
  start(): Promise<void>;
  /** In order, as the launcher does. */
  stop(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
  /** Every job ever queued, oldest first: no worker takes any. */
  jobs(): Promise<work.Job[]>;
  /** The events the service itself has written, oldest first. */
  written(): Promise<Written[]>;
  /** Resolves when the service has seen all of the log and has nothing in hand: what is not there now does not come. */
  settled(): Promise<void>;
  /** Has its tables made anew from the log, while it runs. */
  rebuild(): Promise<void>;
  /** Waits for what must come, however slow the machine; says what the service said when it does not. */
  until(what: string, check: () => Promise<boolean>): Promise<void>;
  end(): Promise<void>;
}

export interface ServiceToStart {
  name: string;
  /** Its `dist/main.js`. */
  main: URL;
  /** wombat.yaml; '' for the defaults. */
  config?: string;
  /** Variables of its environment, beside those of a home. */
  environment?: Readonly<Record<string, string>>;
}

const GIVE_UP_MILLISECONDS = 60_000;

/**
 * One service as a process of its own on a real broker with its own tables, and no other service and no worker around.
 */
export async function startServiceFixture({
  name,
  main,
  config = '',
  environment = {},
}: ServiceToStart): Promise<ServiceFixture> {
  const server = await startNatsServer();
  const broker = await connectBroker({ url: server.url, name: 'test' });
  await ensureStreams(broker);
  const now = () => new Date('2024-01-02T03:04:05.678Z');
  const log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now });
  const folder = await mkdtemp(join(tmpdir(), 'wombat-service-'));
  const data = join(folder, 'data');
  await mkdir(data);
  const configuration = join(folder, 'wombat.yaml');
  await writeFile(configuration, config);
  const places = { WOMBAT_HOME: join(folder, 'home'), WOMBAT_DATA: data, WOMBAT_CONFIG: configuration };
  const env = { ...process.env, ...environment, ...places, NATS_URL: server.url, WOMBAT_ONCE: '1' };
  let child: ChildProcess | null = null;
  let said = '';
  const end = async (signal: NodeJS.Signals) => {
    if (child !== null) await ended(child, signal);
    child = null;
  };
  const messages = async (stream: string) => {
    const { state } = await broker.streams.streams.info(stream);
    const sequences = Array.from({ length: state.last_seq }, (_, index) => index + 1);
    const found = await Promise.all(sequences.map((seq) => broker.streams.streams.getMessage(stream, { seq })));
    return found.filter((message) => message !== null);
  };
  const until: ServiceFixture['until'] = async (what, check) => {
    for (let waited = 0; !(await check()); waited += 25) {
      if (waited > GIVE_UP_MILLISECONDS) throw new Error(`waited in vain for ${what}; ${name} said: ${said}`);
      await sleep(25);
    }
  };
  const address = () => readRunFile(places.WOMBAT_HOME, name)?.grpc;
  const status = () =>
    askOps(address(), (client) =>
      client.ask(ops.OpsServiceDefinition, 'getStatus', { request: {}, milliseconds: 5_000 }),
    );
  const isSettled = async () => {
    const heads = { events: await headOf(broker, 'events'), frames: await headOf(broker, 'frames') };
    const known = await status();
    if (known === null || !known.ready || known.running > 0) return false;
    return known.projected.every(({ stream, sequence }) => sequence >= heads[stream as keyof typeof heads]);
  };
  return {
    data,
    client: async () => {
      await until('its gRPC', async () => (await status())?.ready === true);
      return new GrpcClient(address() ?? '');
    },
    home: places.WOMBAT_HOME,
    natsUrl: server.url,
    brokerFolder: server.directory,
    killBroker: () => server.kill(),
    restartBroker: () => server.restart(),
    said: () => said,
    publish: async (...events) => {
      for (const event of events) await log.publish(event);
    },
    start: async () => {
      child = fork(main, { env, silent: true });
      for (const output of [child.stdout, child.stderr])
        output?.setEncoding('utf8').on('data', (text: string) => {
          said += text;
        });
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    jobs: async () => (await messages(STREAMS.work.name)).map((message) => jobOf(message.string())),
    written: async () =>
      (await messages(STREAMS.events.name))
        .filter(({ header }) => header.get('Wombat-Producer') === name)
        .map((message) => ({
          id: decodeHeaderText(message.header.get('Nats-Msg-Id')),
          type: message.header.get('Wombat-Type'),
          payload: message.json(),
        })),
    settled: () => until('nothing more to do', isSettled),
    rebuild: async () => {
      const done = await askOps(address(), (client) =>
        client.ask(ops.OpsServiceDefinition, 'rebuild', { request: {}, milliseconds: 30_000 }),
      );
      if (done === null) throw new Error(`${name} could not rebuild its tables; it said: ${said}`);
    },
    until,
    end: async () => {
      await end('SIGTERM');
      await broker.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the service answers to one question; null where it does not answer. */
async function askOps<T>(
  address: string | undefined,
  question: (client: GrpcClient) => Promise<Result<T>>,
): Promise<T | null> {
  if (address === undefined) return null;
  const client = new GrpcClient(address);
  const answer = await question(client);
  client.close();
  return answer.ok ? answer.value : null;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/** A job as a worker of today reads it. */
function jobOf(text: string): work.Job {
  const job = parseJob(text);
  if (!job.ok) throw new Error(job.fault.message);
  return job.value;
}
