import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, errors, type NatsConnection, nanos } from '@nats-io/transport-node';

/** A connection to the broker with what the log needs of it. Only what nats-server 2.9 offers is used. */
export interface Broker {
  connection: NatsConnection;
  streams: JetStreamManager;
  client: JetStreamClient;
  close(): Promise<void>;
}

export const STREAMS = {
  events: { name: 'WOMBAT_EVENTS', subject: 'wombat.events.>' },
  frames: { name: 'WOMBAT_FRAMES', subject: 'wombat.frames.>' },
  work: { name: 'WOMBAT_WORK', subject: 'wombat.work.>' },
  dead: { name: 'WOMBAT_DEAD', subject: 'wombat.dead.>' },
} as const;

const TWO_MINUTES = nanos(120_000);

/** The addresses as nats wants them, and who calls: `nats://user:password@host:port`, several with commas. */
function serversOf(url: string): { servers: string[]; user?: string; pass?: string } {
  const addresses = url.split(',').map((one) => one.trim());
  const parsed = addresses.map((one) => URL.parse(one.includes('://') ? one : `nats://${one}`));
  const servers = parsed.map((one, index) => one?.host || (addresses[index] ?? ''));
  const caller = parsed.find((one) => one !== null && one.username !== '');
  if (!caller) return { servers };
  return { servers, user: decodeURIComponent(caller.username), pass: decodeURIComponent(caller.password) };
}

/** The addresses without user and password, for messages and logs. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/,\s]*@/g, '//');
}

/** Whether the broker answered, and does not know who calls. */
export function isRefusal(error: unknown): boolean {
  return error instanceof errors.AuthorizationError;
}

/** Whether a broker is there, and does not know who calls. */
export async function refusesUs(url: string): Promise<boolean> {
  try {
    const connection = await connect({ ...serversOf(url), reconnect: false, timeout: 2_000 });
    await connection.close();
    return false;
  } catch (error) {
    return isRefusal(error);
  }
}

/**
 * Connects and keeps reconnecting for ever: a broker that restarts is an ordinary event. Rejects if it is not there
 * now.
 */
export async function connectBroker(options: { url: string; name: string }): Promise<Broker> {
  const connection = await connect({
    ...serversOf(options.url),
    name: options.name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    timeout: 5_000,
    pingInterval: 10_000,
  });
  try {
    const streams = await jetstreamManager(connection);
    return { connection, streams, client: jetstream(connection), close: () => closeConnection(connection) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function closeConnection(connection: NatsConnection): Promise<void> {
  if (!connection.isClosed()) await connection.close();
}

/** Makes the four streams where they are missing; leaves existing ones as they are. */
export async function ensureStreams(broker: Broker): Promise<void> {
  const log = {
    storage: 'file',
    retention: 'limits',
    duplicate_window: TWO_MINUTES,
    deny_delete: true,
    deny_purge: true,
    allow_direct: true,
  } as const;
  await ensure(broker, { ...log, name: STREAMS.events.name, subjects: [STREAMS.events.subject] });
  await ensure(broker, { ...log, name: STREAMS.frames.name, subjects: [STREAMS.frames.subject] });
  await ensure(broker, {
    storage: 'file',
    retention: 'workqueue',
    duplicate_window: TWO_MINUTES,
    name: STREAMS.work.name,
    subjects: [STREAMS.work.subject],
  });
  await ensure(broker, {
    storage: 'file',
    retention: 'limits',
    name: STREAMS.dead.name,
    subjects: [STREAMS.dead.subject],
  });
}

async function ensure(broker: Broker, config: Parameters<JetStreamManager['streams']['add']>[0]): Promise<void> {
  try {
    await broker.streams.streams.info(config.name);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await broker.streams.streams.add(config);
  }
}

/** JetStream's "not found": of a stream (10059), a consumer (10014) or a message (10037). */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 10059) || hasCode(error, 10014) || hasCode(error, 10037);
}

/** The log refused a decision made on an old view of its subject. */
export function isConflict(error: unknown): boolean {
  return hasCode(error, 10071);
}

function hasCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The last sequence of a stream; 0 when it is empty. */
export async function headOf(broker: Broker, stream: 'events' | 'frames'): Promise<number> {
  const info = await broker.streams.streams.info(STREAMS[stream].name);
  return info.state.last_seq;
}
