import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../freePort.js';
import { type ClusterMember, clusterOf, type TestCluster } from './cluster.js';
import { type CuttableRoad, cuttableRoad } from './cuttableRoad.js';
import { endNats, launchNats } from './natsServer.js';

const NUMBERS = [0, 1, 2] as const;
/** Where nobody listens: what a server tells the others of itself must not lead past the roads that can be cut. */
const NOWHERE = '127.0.0.1:9';

interface Member extends ClusterMember {
  end(): Promise<void>;
}

/** Three real nats-servers on free loopback ports; resolves when they have a leader. */
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
  return clusterOf(members, async () => {
    await Promise.all(members.map((member) => member.end()));
    await Promise.all(roads.map(({ road }) => road.close()));
    await rm(directory, { recursive: true, force: true });
  });
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
