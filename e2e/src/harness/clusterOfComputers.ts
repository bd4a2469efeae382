import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterMember, clusterOf, endNats, launchNats, type TestCluster } from '@wombat/eventlog/testkit';
import type { OtherComputer } from './otherComputer.js';

const PORT = 4222;
const ROUTE_PORT = 6222;

/** A real nats-server on each of these computers, all of them one cluster. */
export async function clusterOfComputers(computers: readonly OtherComputer[]): Promise<TestCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'wombat-cluster-'));
  const members = await Promise.all(computers.map((computer) => startMember(computer, computers, directory)));
  return clusterOf(members, async () => {
    await Promise.all(members.map((member) => member.end()));
    await rm(directory, { recursive: true, force: true });
  });
}

async function startMember(
  computer: OtherComputer,
  all: readonly OtherComputer[],
  directory: string,
): Promise<ClusterMember & { end(): Promise<void> }> {
  const { address, enter } = computer;
  const name = `on-${address}`;
  const routes = all.filter((one) => one !== computer).map((one) => `nats://${one.address}:${ROUTE_PORT}`);
  const file = join(directory, `${address}.conf`);
  const settings = {
    server_name: name,
    listen: `${address}:${PORT}`,
    jetstream: { store_dir: join(directory, address) },
    cluster: { name: 'wombat', listen: `${address}:${ROUTE_PORT}`, routes },
  };
  await writeFile(file, JSON.stringify(settings));
  const launch = () => launchNats(['-c', file], PORT, { host: address, enter });
  let child = await launch();
  return {
    ...{ name, address: `nats://${address}:${PORT}` },
    kill: () => endNats(child, 'SIGKILL'),
    restart: async () => {
      child = await launch();
    },
    hang: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    cutOff: () => computer.cutOff(),
    join: () => computer.join(),
    end: () => endNats(child, 'SIGKILL'),
  };
}
