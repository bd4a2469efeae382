import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBroker, ensureStreams, headOf, isRefusal, withoutPassword } from '@wombat/eventlog/broker';
import { installationFaultOf } from '@wombat/service-kit';
import { lockHolder } from '../places/homeLock.js';
import { isAlive } from '../places/livingProcess.js';
import { answers } from '../preflight/answers.js';
import { eventually, startLauncher } from '../testkit/launcherProcess.js';
import { readBrokerFile } from './brokerFile.js';
import { startEmbeddedBroker } from './embeddedBroker.js';

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'wombat-broker-'));
  homes.push(home);
  return home;
}

const serverPid = (home: string) => Number(readFileSync(join(home, 'run/nats-server.pid'), 'utf8'));

describe('the broker of a home', () => {
  it('is started again when that is wanted, with the same log, and tells nobody', async () => {
    const home = newHome();
    const restarts: string[] = [];
    const broker = await startEmbeddedBroker({
      ...{ home, say: () => undefined, failed: () => undefined },
      restarted: (url) => restarts.push(url),
    });
    assert.ok(broker.ok);
    const { url, restart, stop } = broker.value;
    const connected = await connectBroker({ url, name: 'test' });
    await ensureStreams(connected);
    await connected.client.publish('wombat.events.20260131._', '{}');
    await connected.close();
    const first = serverPid(home);
    await restart();
    assert.equal(isAlive(first), false);
    const again = await connectBroker({ url, name: 'test' });
    assert.equal(await headOf(again, 'events'), 1);
    assert.deepEqual(restarts, []);
    await again.close();
    await stop();
  });

  it('comes back on the same port with the same log when it is killed, and is gone when it is stopped', async () => {
    const home = newHome();
    const said: string[] = [];
    const restarts: string[] = [];
    const started = await startEmbeddedBroker({
      home,
      say: (line) => said.push(line),
      failed: (sentence) => said.push(sentence),
      restarted: (url) => restarts.push(url),
    });
    assert.ok(started.ok);
    const { url } = started.value;
    assert.deepEqual(restarts, []);
    const stranger = connectBroker({ url: withoutPassword(url), name: 'stranger' });
    assert.equal(await stranger.then(() => null, isRefusal), true, 'a stranger was let in');
    const broker = await connectBroker({ url, name: 'test' });
    await ensureStreams(broker);
    await broker.client.publish('wombat.events.20260131._', '{}');
    const first = serverPid(home);
    process.kill(first, 'SIGKILL');
    await eventually(
      'another server answers',
      async () => existsSync(join(home, 'run/nats-server.pid')) && serverPid(home) !== first && (await answers(url)),
    );
    assert.equal(await eventually('the log is back', () => headOf(broker, 'events').catch(() => null)), 1);
    assert.equal(said.length, 1);
    assert.deepEqual(await eventually('it is told', async () => (restarts.length > 0 ? restarts : null)), [url]);
    assert.match(said.join(), /nats-server stopped unexpectedly .*starting it again in 1 s/);
    await broker.close();
    const second = serverPid(home);
    await started.value.stop();
    assert.equal(isAlive(second), false);
    assert.equal(await answers(url), false);
    assert.equal(readBrokerFile(home), null);
  });

  it('takes more into a log that is larger than the room left, at a restart too, until that is full', async () => {
    const home = newHome();
    let free = 4_000_000;
    const started = await startEmbeddedBroker({
      ...{ home, say: () => undefined, failed: () => undefined },
      free: () => free,
    });
    assert.ok(started.ok);
    const { url, restart, stop } = started.value;
    const publish = async (bytes: number) => {
      const broker = await connectBroker({ url, name: 'test' });
      try {
        await ensureStreams(broker);
        return await broker.client.publish('wombat.events.20260131._', 'x'.repeat(bytes)).then(
          () => null,
          (error: unknown) => installationFaultOf(error)?.code ?? error,
        );
      } finally {
        await broker.close();
      }
    };
    for (const _ of [1, 2]) assert.equal(await publish(1_000_000), null);
    free = 1_000_000;
    await restart();
    assert.equal(await publish(500_000), null, 'two million bytes are stored, and 750,000 may come');
    assert.equal(await publish(500_000), null, 'the last may be over it');
    assert.equal(await publish(500_000), 'diskFull');
    await stop();
  });

  it('that cannot start is a sentence', async () => {
    const home = newHome();
    mkdirSync(join(home, 'broker'));
    writeFileSync(join(home, 'broker/jetstream'), 'a file where the store should be');
    const failures: string[] = [];
    const started = await startEmbeddedBroker({
      home,
      say: () => undefined,
      failed: (sentence) => failures.push(sentence),
    });
    assert.match(started.ok ? '' : started.fault.message, /^nats-server ended at once .*see .*nats-server\.log$/);
    assert.deepEqual(failures, []);
  });

  it('does not outlive a launcher that is killed, and the home is free again', async () => {
    const home = newHome();
    const launcher = startLauncher(['service', 'broker', '--home', home]);
    const url = (await eventually('the broker answers', () => readBrokerFile(home))).url;
    const server = serverPid(home);
    assert.equal(await answers(url), true);
    assert.equal(lockHolder(home)?.command, 'service broker');
    launcher.child.kill('SIGKILL');
    await launcher.ended;
    await eventually('the server is gone', () => !isAlive(server));
    assert.equal(await answers(url), false);
    assert.equal(lockHolder(home), null);
  });

  it('is waited for when the launcher before was killed a moment ago', async () => {
    const home = newHome();
    const killed = startLauncher(['service', 'broker', '--home', home]);
    const before = (await eventually('the broker answers', () => readBrokerFile(home))).url;
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = startLauncher(['service', 'broker', '--home', home]);
    const now = await eventually('a new broker answers', () => {
      const url = readBrokerFile(home)?.url;
      return url !== undefined && url !== before ? url : null;
    });
    assert.equal(await answers(before), false);
    assert.equal(await answers(now), true);
    next.child.kill('SIGTERM');
    assert.equal((await next.ended).code, 0);
    assert.equal(await answers(now), false);
  });
});
