import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { until } from './until.js';

/** One nats-server of a cluster. */
export interface ClusterMember {
  name: string;
  /** For programs. */
  address: string;
  /** As a crash would: SIGKILL, the store stays. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** It hangs until it is told to go on. */
  hang(): void;
  goOn(): void;
  /** Neither the other servers nor programs reach it, until it is joined again. */
  cutOff(): void;
  join(): void;
}

/** Real nats-servers that are one cluster, for tests. */
export interface TestCluster {
  /** All addresses. */
  url: string;
  members: readonly ClusterMember[];
  /** Resolves when each has what the others have. */
  whole(): Promise<void>;
  /** Resolves when every stream is led by another one. */
  ledWithout(member: ClusterMember): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when they have a leader; `stop` ends them. */
export async function clusterOf(members: readonly ClusterMember[], stop: () => Promise<void>): Promise<TestCluster> {
  const url = members.map(({ address }) => address).join(',');
  await until(() => hasLeader(url));
  return {
    ...{ url, members, stop },
    whole: () => until(() => eachStream(url, ({ leader, current }) => leader !== '' && current === members.length - 1)),
    ledWithout: ({ name }) => until(() => eachStream(url, ({ leader }) => leader !== '' && leader !== name)),
  };
}

const hasLeader = (url: string) => answered(url, async () => true);

type Stand = Awaited<ReturnType<typeof standOf>>[number];

/** Whether there are streams, and this holds of all of them. */
const eachStream = (url: string, holds: (stand: Stand) => boolean) =>
  answered(url, async (manager) => {
    const stands = await standOf(manager);
    return stands.length > 0 && stands.every(holds);
  });

/** Of every stream who leads it, and how many others have all of it. */
async function standOf({ streams }: JetStreamManager): Promise<{ leader: string; current: number }[]> {
  const clusters = (await streams.list().next()).map(({ cluster }) => cluster);
  return clusters.map((one) => ({
    leader: one?.leader ?? '',
    current: one?.replicas?.filter(({ current }) => current).length ?? 0,
  }));
}

/** False where the question goes unanswered. */
async function answered(url: string, ask: (manager: JetStreamManager) => Promise<boolean>): Promise<boolean> {
  const connection = await connect({ servers: url.split(','), timeout: 2_000, reconnect: false });
  try {
    return await ask(await jetstreamManager(connection, { timeout: 1_000 }));
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
