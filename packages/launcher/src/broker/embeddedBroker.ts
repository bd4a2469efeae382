import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@wombat/eventlog/free-port';
import { ok, type Result, refuse } from '@wombat/result';
import { makeHomeSecret } from '@wombat/service-kit/home-secret';
import { faultOf } from '../places/fileFault.js';
import { answers } from '../preflight/answers.js';
import { programVersion } from '../preflight/programVersion.js';
import { findNatsServer } from '../preflight/systemPrograms.js';
import { describeExit } from '../supervise/processHandle.js';
import { SupervisedProcess } from '../supervise/supervisedProcess.js';
import { brokerConfiguration } from './brokerConfiguration.js';
import { removeBrokerFile, writeBrokerFile } from './brokerFile.js';
import { OPERATOR, urlAs } from './brokerUsers.js';
import { guardedServer } from './guardedServer.js';
import { freeBytes, storeLimit } from './storeLimit.js';

export interface EmbeddedBroker {
  /** As the operator calls it, who may do anything there. */
  url: string;
  /** As one of our programs calls it, with the rights of this user. */
  urlOf(user: string): string;
  process: SupervisedProcess;
  /** Resolves when it answers again; nobody else is told. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export type StartedBroker = Result<EmbeddedBroker>;

export interface BrokerOptions {
  home: string;
  say: (text: string) => void;
  /** Called once when it will not be started again. */
  failed: (sentence: string) => void;
  /** Called after each start but the first and those that were asked for, once it answers. */
  restarted?: (url: string) => void;
  /** Bytes that are free where a folder lies; left out: those of its disk. */
  free?: (folder: string) => number;
}

/** Starts the nats-server of this home on a free loopback port and waits until it answers; a restart keeps the port. */
export async function startEmbeddedBroker(options: BrokerOptions): Promise<StartedBroker> {
  const { home, say, failed, restarted, free = freeBytes } = options;
  const server = findNatsServer();
  if (!server.ok) return server;
  const port = await freePort();
  const secret = makeHomeSecret(home);
  const url = urlAs(OPERATOR, { url: `nats://127.0.0.1:${port}`, secret });
  const version = programVersion(server.value, ['-v']);
  const store = join(home, 'broker');
  for (const folder of ['run', 'logs', 'broker']) mkdirSync(join(home, folder), { recursive: true });
  const file = join(home, 'run', 'nats-server.conf');
  const configure = () => {
    const storeBytes = storeLimit(store, free(store));
    writeWhole(file, brokerConfiguration({ home, port, version, secret, storeBytes }));
  };
  configure();
  let everAnswered = false;
  let isWanted = false;
  let problem: string | null = null;
  const supervised = new SupervisedProcess({
    name: 'nats-server',
    start: () => {
      // A disk too full for it has the configuration of the start before.
      if (everAnswered) faultOf(configure);
      if (everAnswered && restarted && !isWanted) void onceAnswering(() => restarted(url));
      return guardedServer(server.value, ['-c', file]);
    },
    hopeless: (exit) =>
      everAnswered
        ? null
        : `nats-server ended at once (${describeExit(exit)}); see ${join(home, 'logs', 'nats-server.log')}`,
    say,
    failed: (sentence) => {
      problem = sentence;
      if (everAnswered) failed(sentence);
    },
  });
  const onceAnswering = async (then: () => void) => {
    while (problem === null && !(await answers(url))) await sleep(100);
    if (problem === null) then();
  };
  supervised.start();
  while (problem === null && !(await answers(url))) await sleep(20);
  if (problem !== null) return refuse(problem);
  everAnswered = true;
  writeBrokerFile(home, { url });
  const restart = async () => {
    isWanted = true;
    await supervised.restart();
    isWanted = false;
    await onceAnswering(() => undefined);
  };
  const stop = async () => {
    problem = 'it was stopped';
    await supervised.stop();
    removeBrokerFile(home);
  };
  return ok({ url, urlOf: (user) => urlAs(user, { url, secret }), process: supervised, restart, stop });
}

/** Whoever reads it finds all of it, or that of before. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
