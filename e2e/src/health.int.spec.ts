import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@wombat/eventlog/free-port';
import { startNatsServer, type TestServer, until } from '@wombat/eventlog/testkit';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { checkout } from './documents/document.js';

interface Answer {
  live: boolean;
  ready: boolean;
  problems: string[];
}

/** A program as it is started in a container, with the port it is asked at. */
async function start(home: string, natsUrl: string, program: string): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const places = { WOMBAT_HOME: home, WOMBAT_DATA: join(home, 'data'), WOMBAT_HTTP_PORT: String(port) };
  const child = spawn(process.execPath, [join(checkout, 'services', program)], {
    env: { ...process.env, ...places, NATS_URL: natsUrl },
    stdio: 'ignore',
  });
  return { child, port };
}

/** What containers and pods are asked by, as they ask. */
function isHealthy(port: number, ...words: string[]): boolean {
  const asked = spawnSync('bash', [join(checkout, 'docker/health.sh'), ...words], {
    env: { ...process.env, WOMBAT_HTTP_PORT: String(port) },
  });
  return asked.status === 0;
}

const health = async (port: number) => (await (await fetch(`http://127.0.0.1:${port}/health`)).json()) as Answer;

describe('the health of programs whose broker is away', () => {
  const home = mkdtempSync(join(tmpdir(), 'wombat-health-'));
  const children: ChildProcess[] = [];
  let broker: TestServer | undefined;

  beforeAll(() => mkdirSync(join(home, 'data')));
  afterAll(async () => {
    for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await broker?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  itUnless(skipWithoutPrerequisite('nats-server'))(
    'is that they live and are not ready, before it is there and while it is gone again',
    async () => {
      broker = await startNatsServer();
      await broker.kill();
      const service = await start(home, broker.url, 'ingest/dist/bundle/main.js');
      const worker = await start(home, broker.url, 'photometry/dist/bundle/worker.js');
      children.push(service.child, worker.child);
      for (const { port } of [service, worker]) {
        await until(() => isHealthy(port, 'live'));
        assert.equal(isHealthy(port), false);
        const { live, ready, problems } = await health(port);
        assert.deepEqual({ live, ready, problems: problems.length }, { live: true, ready: false, problems: 1 });
      }
      await broker.restart();
      for (const { port } of [service, worker]) await until(() => isHealthy(port));
      assert.deepEqual((await health(worker.port)).problems, []);
      await broker.kill();
      await until(() => !isHealthy(worker.port));
      for (const { port } of [service, worker]) assert.ok(isHealthy(port, 'live'));
      assert.deepEqual((await health(worker.port)).problems, ['its broker does not answer']);
      await broker.restart();
      await until(() => isHealthy(worker.port));
    },
  );
});
