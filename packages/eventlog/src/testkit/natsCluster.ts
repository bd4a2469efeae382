import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { freePort } from '../freePort.js';
import { type CuttableRoad, cuttableRoad } from './cuttableRoad.js';
import { endNats, launchNats } from './natsServer.js';
import { until } from './until.js';

const NUMBERS = [0, 1, 2] as const;
/** Where nobody listens: what a server tells the others of itself must not lead past the roads that can be cut. */
const NOWHERE = '127.0.0.1:9';

/** One nats-server of a cluster. */
export interface ClusterMember {
  name: string;
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

/** Three real nats-servers on free loopback ports that are one cluster, for tests. */
export interface TestCluster {
  /** All three addresses. */
  url: string;
  members: readonly ClusterMember[];
  /** Resolves when all three have what the others have. */
  whole(): Promise<void>;
  /** Resolves when every stream is led by another one. */
  ledWithout(member: ClusterMember): Promise<void>;
  stop(): Promise<void>;
}

interface Member extends ClusterMember {
  address: string;
  end(): Promise<void>;
}

/** Resolves when the cluster has a leader. */
export async function startNatsCluster(): Promise<TestCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'wombat-cluster-'));
  const routePorts = await Promise.all(NUMBERS.map(freePort));
  const roads: { from: number; to: number; road: CuttableRoad }[] = [];
  for (const from of NUMBERS)
    for (const [to, port] of routePorts.entries())
      if (from !== to) roads.push({ from, to, road: await cuttableRoad(port) });
  const members = await Promise.all(
    NUMBERS.map((number) => {
      const routes = roads.filter(({ from }) => from === number).map(({ road }) => road.port);
      const touching = roads.filter(({ from, to }) => from === number || to === number).map(({ road }) => road);
      return startMember({ number, directory, routePort: routePorts[number] ?? 0, routes, touching });
    }),
  );
  const url = members.map(({ address }) => address).join(',');
  await until(() => hasLeader(url));
  return {
    ...{ url, members },
    whole: () => until(() => eachStream(url, ({ leader, current }) => leader !== '' && current === NUMBERS.length - 1)),
    ledWithout: ({ name }) => until(() => eachStream(url, ({ leader }) => leader !== '' && leader !== name)),
    stop: async () => {
      await Promise.all(members.map((member) => member.end()));
      await Promise.all(roads.map(({ road }) => road.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Place {
  number: number;
  directory: string;
  routePort: number;
  /** Ports by which it reaches the others. */
  routes: readonly number[];
  /** Roads to it and from it. */
  touching: readonly CuttableRoad[];
}

async function startMember({ number, directory, routePort, routes, touching }: Place): Promise<Member> {
  const port = await freePort();
  const file = join(directory, `${number}.conf`);
  const name = `member-${number}`;
  const settings = {
    server_name: name,
    listen: `127.0.0.1:${port}`,
    jetstream: { store_dir: join(directory, `${number}`) },
    cluster: {
      name: 'wombat',
      listen: `127.0.0.1:${routePort}`,
      advertise: NOWHERE,
      no_advertise: true,
      routes: routes.map((route) => `nats://127.0.0.1:${route}`),
    },
  };
  await writeFile(file, JSON.stringify(settings));
  const launch = (): Promise<ChildProcess> => launchNats(['-c', file], port);
  let child = await launch();
  const door = await cuttableRoad(port);
  const all = [...touching, door];
  return {
    name,
    address: `nats://127.0.0.1:${door.port}`,
    kill: () => endNats(child, 'SIGKILL'),
    restart: async () => {
      child = await launch();
    },
    hang: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    cutOff: () => {
      for (const road of all) road.cut();
    },
    join: () => {
      for (const road of all) road.mend();
    },
    end: async () => {
      await endNats(child, 'SIGKILL');
      await door.close();
    },
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
