import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunFile, readRunFile } from '@wombat/service-kit/run-file';
import { readBrokerFile } from '../broker/brokerFile.js';
import { mayLive } from '../ops/serviceLife.js';
import { answers } from '../preflight/answers.js';

const PATIENCE_MILLISECONDS = 15_000;
const NOT_SERVICES = ['broker', 'launcher', 'restarts'];

/**
 * When a launcher was killed, its broker and services take some seconds to notice and stop. Waits for them, so that a
 * store or database never has two owners; a sentence where one goes on.
 */
export async function awaitRemnants(home: string): Promise<string | null> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const remnant = await findRemnant(home);
    if (remnant === null) return clearRunFolder(home);
    if (performance.now() > until) return `${remnant} still runs in the home ${home}: stop it first`;
    await sleep(200);
  }
}

async function findRemnant(home: string): Promise<string | null> {
  const broker = readBrokerFile(home);
  if (broker !== null && (await answers(broker.url))) return `a nats-server (${broker.url})`;
  for (const file of serviceFiles(home)) {
    if (mayLive(file) && (await answers(file.grpc))) return `the service ${file.name} (process ${file.pid})`;
  }
  return null;
}

function serviceFiles(home: string): RunFile[] {
  return runFolder(home)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => !NOT_SERVICES.includes(name))
    .map((name) => readRunFile(home, name))
    .filter((file) => file !== null);
}

/** What a killed run left says nothing about this one. */
function clearRunFolder(home: string): null {
  for (const file of runFolder(home)) rmSync(join(home, 'run', file), { force: true });
  return null;
}

function runFolder(home: string): string[] {
  try {
    return readdirSync(join(home, 'run'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
