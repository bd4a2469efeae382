import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { launcher, PROJECT_ROOT, Run } from './workplace.js';

/** A network of two that no other is likely to use: this computer is .1 there, the other one .2. */
const NETWORK = '10.213';

/** A computer beside this one: a network and a name of its own, the same disk. */
export interface OtherComputer {
  /** Where it reaches this one. */
  here: string;
  /** `./wombat ARGUMENTS` there. */
  start(environment: Record<string, string>, ...args: string[]): Run;
  /** What stands in a line of a program that runs there. */
  ask(program: string, ...args: string[]): string;
  gone(): Promise<void>;
}

/** Why none can be had; false where it can. */
export function noOtherComputer(): string | false {
  const script =
    'unshare -nu true & wait $!; ip link add wombat-try type veth peer name wombat-tried && ip link del wombat-try';
  const tried = spawnSync('unshare', ['-n', 'sh', '-c', script], { encoding: 'utf8' });
  return tried.status !== 0 && 'NOT RUN: no network of its own may be made here (unshare, ip), as by root on Linux';
}

/** `number` tells several apart. */
export async function otherComputer(number: number, name: string): Promise<OtherComputer> {
  const link = `wombat${process.pid % 100_000}n${number}`;
  const [here, there] = [1, 2].map((end) => `${NETWORK}.${number}.${end}`);
  const rests = spawn('unshare', ['-nu', 'sleep', 'infinity'], { stdio: 'ignore' });
  const pid = String(rests.pid);
  const inside = ['-t', pid, '-n', '-u'];
  const shell = (script: string) => execFileSync('sh', ['-euc', script]);
  // unshare takes a moment until it is where it goes.
  while (
    execFileSync('readlink', [`/proc/${pid}/ns/net`, '/proc/self/ns/net'])
      .toString()
      .split('\n')[0] === own()
  )
    await sleep(10);
  shell(
    `ip link add ${link} type veth peer name away netns ${pid}; ip addr add ${here}/30 dev ${link}; ip link set ${link} up`,
  );
  const words = `hostname ${name}; ip link set lo up; ip addr add ${there}/30 dev away; ip link set away up`;
  execFileSync('nsenter', [...inside, 'sh', '-euc', words]);
  return {
    here: here ?? '',
    start: (environment, ...args) =>
      new Run(
        spawn('nsenter', [...inside, process.execPath, launcher, ...args], {
          cwd: PROJECT_ROOT,
          env: { ...process.env, ...environment },
          stdio: ['ignore', 'pipe', 'pipe'],
          detached: true,
        }),
      ),
    ask: (program, ...args) => execFileSync('nsenter', [...inside, program, ...args], { encoding: 'utf8' }),
    gone: async () => {
      const ended = new Promise((resolve) => rests.once('close', resolve));
      rests.kill('SIGKILL');
      await ended;
    },
  };
}

function own(): string {
  return execFileSync('readlink', ['/proc/self/ns/net']).toString().trim();
}
