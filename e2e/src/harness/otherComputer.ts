import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { launcher, PROJECT_ROOT, Run } from './workplace.js';

/** Networks of 254 that no other is likely to use: one of them for each process that makes some. */
const NETWORKS = '10.213';

/** A computer beside this one: an address and a name of its own, the same disk. */
export interface OtherComputer {
  address: string;
  /** Where it reaches this one. */
  here: string;
  /** Words before a program that is to run there. */
  enter: readonly string[];
  /** `./wombat ARGUMENTS` there. */
  start(environment: Record<string, string>, ...args: string[]): Run;
  /** What stands in a line of a program that runs there. */
  ask(program: string, ...args: string[]): string;
  /** Its cable is pulled out: nothing is answered, nothing refused. */
  cutOff(): void;
  join(): void;
}

/** A switch to which this computer and others are connected. */
export interface Network {
  computer(name: string): Promise<OtherComputer>;
  close(): Promise<void>;
}

/** Why none can be had; false where it can. */
export function noOtherComputer(): string | false {
  const script = 'ip link add wombat-try type bridge && ip link add port type veth peer name end';
  const tried = spawnSync('unshare', ['-nu', 'sh', '-c', script], { encoding: 'utf8' });
  return tried.status !== 0 && 'NOT RUN: no network of its own may be made here (unshare, ip), as by root on Linux';
}

/** The switch has a namespace of its own, where no rule of this computer's firewall is in force. */
export async function network(): Promise<Network> {
  const subnet = `${NETWORKS}.${process.pid % 250}`;
  const cable = `wombat${process.pid % 10_000_000}`;
  const here = `${subnet}.1`;
  const lan = await space('-n');
  const spaces = [lan];
  lan.shell('ip link add lan type bridge; ip link set lan up');
  shell(`ip link add ${cable} type veth peer name port1 netns ${lan.pid}`);
  shell(`ip addr add ${here}/24 dev ${cable}; ip link set ${cable} up`);
  lan.shell('ip link set port1 master lan up');
  return {
    computer: async (name) => {
      const own = await space('-nu');
      spaces.push(own);
      const port = `port${spaces.length}`;
      const address = `${subnet}.${spaces.length}`;
      lan.shell(`ip link add ${port} type veth peer name lan netns ${own.pid}; ip link set ${port} master lan up`);
      own.shell(`hostname ${name}; ip link set lo up; ip addr add ${address}/24 dev lan; ip link set lan up`);
      const [program, ...inside] = own.enter;
      return {
        ...{ address, here, enter: own.enter },
        start: (environment, ...args) =>
          new Run(
            spawn(program, [...inside, process.execPath, launcher, ...args], {
              cwd: PROJECT_ROOT,
              env: { ...process.env, ...environment },
              stdio: ['ignore', 'pipe', 'pipe'],
              detached: true,
            }),
          ),
        ask: (asked, ...args) => execFileSync(program, [...inside, asked, ...args], { encoding: 'utf8' }),
        cutOff: () => lan.shell(`ip link set ${port} down`),
        join: () => lan.shell(`ip link set ${port} up`),
      };
    },
    close: async () => {
      for (const one of spaces.toReversed()) await one.end();
    },
  };
}

interface Space {
  pid: number;
  enter: readonly [string, ...string[]];
  shell(script: string): void;
  end(): Promise<void>;
}

/** Namespaces of these flags of unshare; they are gone when the last that runs in them has ended. */
async function space(flags: string): Promise<Space> {
  const rests = spawn('unshare', [flags, 'sleep', 'infinity'], { stdio: 'ignore' });
  const pid = rests.pid ?? 0;
  // unshare takes a moment until it is where it goes.
  while (readlinkSync(`/proc/${pid}/ns/net`) === readlinkSync('/proc/self/ns/net')) await sleep(10);
  const enter = ['nsenter', '-t', `${pid}`, '-n', '-u'] as const;
  return {
    ...{ pid, enter },
    shell: (script) => shell(script, enter),
    end: async () => {
      const ended = new Promise((resolve) => rests.once('close', resolve));
      rests.kill('SIGKILL');
      await ended;
    },
  };
}

function shell(script: string, enter: readonly string[] = []): void {
  const [program = 'sh', ...words] = [...enter, 'sh', '-euc', script];
  execFileSync(program, words);
}
