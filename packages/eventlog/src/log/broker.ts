import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import { connect, errors, type NatsConnection, type NodeConnectionOptions, nanos } from '@nats-io/transport-node';
import { readBrokerAddress } from '../address/brokerAddress.js';
import { identityAmong } from '../address/brokerIdentity.js';
import { pingMilliseconds } from '../address/pingMilliseconds.js';
import { inboxPrefix } from '../vocabulary/subjects.js';

export { type BrokerAddress, readBrokerAddress, withoutPassword } from '../address/brokerAddress.js';
export { tellForbidden } from '../address/tellForbidden.js';

/** A connection to the broker with what the log needs of it. Only what nats-server 2.9 offers is used. */
export interface Broker {
  connection: NatsConnection;
  streams: JetStreamManager;
  client: JetStreamClient;
  /** How many servers of a cluster keep each stream, and each consumer with it. */
  replicas: number;
  close(): Promise<void>;
}

/** Whether one of several servers answers for a stream, and each has a copy of it. */
export function isInCluster({ connection }: { connection: { info?: { cluster?: string } } }): boolean {
  return connection.info?.cluster !== undefined;
}

export const STREAMS = {
  events: { name: 'WOMBAT_EVENTS', subject: 'wombat.events.>' },
  frames: { name: 'WOMBAT_FRAMES', subject: 'wombat.frames.>' },
  work: { name: 'WOMBAT_WORK', subject: 'wombat.work.>' },
  dead: { name: 'WOMBAT_DEAD', subject: 'wombat.dead.>' },
} as const;

const TWO_MINUTES = nanos(120_000);

/** As nats wants it. Throws for an address nobody can read: whoever was told one has asked readBrokerAddress. */
function connectionTo(url: string): NodeConnectionOptions {
  const address = readBrokerAddress(url);
  if (!address.ok) throw new Error(address.fault.message);
  const { servers, user, password, token, tls } = address.value;
  const encryption = { handshakeFirst: false, checkServerIdentity: identityAmong(servers) };
  return {
    servers: [...servers],
    pingInterval: pingMilliseconds(address.value),
    ...(user === null || password === null ? {} : { user, pass: password, inboxPrefix: inboxPrefix(user) }),
    ...(token === null ? {} : { token }),
    ...(tls ? { tls: encryption } : {}),
  };
}

/** Whether the broker answered, and does not know who calls. */
export function isRefusal(error: unknown): boolean {
  return error instanceof errors.AuthorizationError;
}

/** Why the broker that listens at an address does not let us in; null where it does. */
export async function whyNotLetIn(url: string): Promise<'unknown' | 'unencrypted' | null> {
  const options = connectionTo(url);
  try {
    const connection = await connect({ ...options, reconnect: false, timeout: 2_000 });
    await connection.close();
    return null;
  } catch (error) {
    if (isRefusal(error)) return 'unknown';
    return options.tls ? 'unencrypted' : null;
  }
}

/** The streams are to be kept by more servers than there are. */
export class NoCluster extends Error {
  constructor(replicas: number) {
    super(
      `broker.replicas is ${replicas}, but the nats-server is alone: NATS_URL must name a cluster, or broker.replicas be 1`,
    );
  }
}

/**
 * Connects to one of the addresses and keeps reconnecting for ever, to any of them: a broker that restarts is an
 * ordinary event. Rejects if none is there now.
 */
export async function connectBroker(options: { url: string; name: string; replicas?: number }): Promise<Broker> {
  const connection = await connect({
    ...connectionTo(options.url),
    name: options.name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    timeout: 5_000,
  });
  try {
    const streams = await jetstreamManager(connection);
    const { replicas = 1 } = options;
    return { connection, streams, client: jetstream(connection), replicas, close: () => closeConnection(connection) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function closeConnection(connection: NatsConnection): Promise<void> {
  if (!connection.isClosed()) await connection.close();
}

/**
 * Makes the four streams where they are missing; existing ones are kept by as many servers as the broker's connection
 * says, and are left as they are otherwise. Throws NoCluster where there is but one server for several copies.
 */
export async function ensureStreams(broker: Broker): Promise<void> {
  // nats-server 2.9 takes the number for a stream it has, and keeps no copies.
  if (broker.replicas > 1 && !isInCluster(broker)) throw new NoCluster(broker.replicas);
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

type StreamSettings = Parameters<JetStreamManager['streams']['add']>[0];

async function ensure({ streams: { streams }, replicas }: Broker, settings: StreamSettings): Promise<void> {
  const made = await infoOf(streams, settings.name);
  if (made === null) await streams.add({ ...settings, num_replicas: replicas });
  else if (made.config.num_replicas !== replicas)
    await streams.update(settings.name, { ...made.config, num_replicas: replicas });
}

async function infoOf(streams: JetStreamManager['streams'], name: string): Promise<StreamInfo | null> {
  try {
    return await streams.info(name);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
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

/** The stream takes no message of this size, though the broker does: it was laid by somebody else. */
export function isBeyondStream(error: unknown): boolean {
  return hasCode(error, 10054);
}

function hasCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The last sequence of a stream; 0 when it is empty. */
export async function headOf(broker: Broker, stream: 'events' | 'frames'): Promise<number> {
  const info = await broker.streams.streams.info(STREAMS[stream].name);
  return info.state.last_seq;
}
