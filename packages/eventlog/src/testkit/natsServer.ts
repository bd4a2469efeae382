import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locate, notFound } from '@wombat/prerequisites';
import { freePort } from '../freePort.js';

export interface TestServer {
  url: string;
  port: number;
  pid: number;
  directory: string;
  /** As a crash would: SIGKILL, the store stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real nats-server on a free loopback port with a store of its own, for tests. Stopped by its process id. */
export async function startNatsServer(): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'wombat-nats-'));
  const port = await freePort();
  const args = ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', directory];
  let child = await launchNats(args, port);
  const server: TestServer = {
    url: `nats://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    directory,
    kill: () => endNats(child, 'SIGKILL'),
    restart: async () => {
      child = await launchNats(args, port);
      server.pid = child.pid ?? 0;
    },
    stop: async () => {
      await endNats(child, 'SIGTERM');
      await rm(directory, { recursive: true, force: true });
    },
  };
  return server;
}

/** Another computer: how it is reached, and the words before a program that is to run there. */
export interface Elsewhere {
  host: string;
  enter: readonly string[];
}

/** Starts a nats-server; resolves when it answers at the port its arguments name. */
export async function launchNats(
  args: readonly string[],
  port: number,
  { host, enter }: Elsewhere = { host: '127.0.0.1', enter: [] },
): Promise<ChildProcess> {
  const server = locate('nats-server');
  if (server === null) throw new Error(notFound('nats-server'));
  const [program = server, ...words] = [...enter, server, ...args];
  const child = spawn(program, words, { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  await Promise.race([answering(host, port), failed]);
  return child;
}

/** It speaks first, to whoever connects, known or not. */
async function answering(host: string, port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const socket = connect({ host, port });
      await once(socket, 'data');
      socket.destroy();
      return;
    } catch (error) {
      if (tries >= 100) throw error;
      await sleep(50);
    }
  }
}

export async function endNats(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
