import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, connectBroker, ensureStreams } from '@wombat/eventlog/broker';
import { COPIED_STREAMS, type CopiedMessage, copiedMessages, openJournal, writeCopied } from '@wombat/eventlog/healing';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { startEmbeddedBroker } from '../broker/embeddedBroker.js';
import { eventually, startLauncher } from '../testkit/launcherProcess.js';
import { halfRestored } from './halfRestored.js';

const EVENTS = 3_000;
const skip = skipWithoutPrerequisite('nats-server');
const place = mkdtempSync(join(tmpdir(), 'wombat-backup-'));
const at = (name: string) => join(place, name);
const [home, config, copy] = [at('home'), at('wombat.yaml'), at('copy')];
const entry = { id: 'e1', type: 'ScanCompleted', subject: 'wombat.events._._', headers: '[]', data: '{}' };

const launcher = (...words: string[]) => startLauncher([...words, '--config', config]);

/** What the log of a home holds, by a broker that is started for it. */
async function withBrokerOf<T>(folder: string, work: (broker: Broker) => Promise<T>): Promise<T> {
  const started = await startEmbeddedBroker({ home: folder, say: () => undefined, failed: () => undefined });
  assert.ok(started.ok);
  const broker = await connectBroker({ url: started.value.url, name: 'test' });
  try {
    await ensureStreams(broker);
    return await work(broker);
  } finally {
    await broker.close();
    await started.value.stop();
  }
}

async function held(broker: Broker): Promise<CopiedMessage[]> {
  const all: CopiedMessage[] = [];
  for (const stream of COPIED_STREAMS) for await (const message of copiedMessages(broker, stream)) all.push(message);
  return all;
}

describe('a backup of a home', () => {
  let original: CopiedMessage[] = [];
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  itUnless(skip)('is made while it runs, whole or not at all', async () => {
    for (const name of ['keys', 'compiled', 'answers']) mkdirSync(join(home, name), { recursive: true });
    writeFileSync(config, '');
    for (const [name, text] of [
      ['keys/users.json', 'anna'],
      ['keys/session', 'a key'],
      ['compiled/v24', 'a program'],
      ['answers/ab12', 'a large answer'],
      ['secret', 'a secret'],
      ['lock.1', ''],
    ] as const)
      writeFileSync(join(home, name), text);
    const journal = openJournal(join(home, 'journal/ingest.db'));
    journal.record([{ ...entry, keep: 'forever', expected: null }], '2026-01-01T00:00:00Z');
    await withBrokerOf(home, async (broker) => {
      const { client } = broker;
      await Promise.all(
        Array.from({ length: EVENTS }, (_, index) => client.publish('wombat.events._._', `{"n":${index}}`)),
      );
      await client.publish('wombat.frames.x._._', Buffer.from([0, 255, 10]));
      const cutShort = launcher('backup', copy, '--home', home);
      await eventually('it has begun', () => existsSync(`${copy}.part`));
      cutShort.child.kill('SIGKILL');
      await cutShort.ended;
      assert.equal(existsSync(copy), false);
      const { code, stdout, stderr } = await launcher('backup', copy, '--home', home).ended;
      assert.equal(code, 0, stderr);
      assert.match(stdout, new RegExp(`: ${EVENTS} events and 1 facts of frames\\n$`));
      original = await held(broker);
    });
    journal.close();
    assert.equal(readFileSync(join(copy, 'home/keys/users.json'), 'utf8'), 'anna');
    for (const name of ['secret', 'keys/session', 'compiled', 'lock.1', 'broker'])
      assert.equal(existsSync(join(copy, 'home', name)), false, name);
    const again = await launcher('backup', copy, '--home', home).ended;
    assert.match(again.stderr, /is there already/);
  });

  itUnless(skip)('goes into a home that was never used, and cut short goes on there', async () => {
    const restored = at('restored');
    const cutShort = launcher('restore', copy, '--home', restored);
    await eventually('it has begun', () => existsSync(join(restored, 'broker')));
    cutShort.child.kill('SIGKILL');
    await cutShort.ended;
    assert.match(halfRestored(restored) ?? '', /in part alone: \.\/wombat restore .+copy goes on with it/);
    const { code, stderr } = await launcher('restore', copy, '--home', restored).ended;
    assert.equal(code, 0, stderr);
    assert.equal(halfRestored(restored), null);
    assert.deepEqual(await withBrokerOf(restored, held), original);
    assert.equal(readFileSync(join(restored, 'keys/users.json'), 'utf8'), 'anna');
    assert.equal(readFileSync(join(restored, 'answers/ab12'), 'utf8'), 'a large answer');
    const journal = openJournal(join(restored, 'journal/ingest.db'));
    assert.deepEqual(
      journal.unconfirmed().map(({ id }) => id),
      ['e1'],
    );
    journal.close();
    assert.match((await launcher('restore', copy, '--home', restored).ended).stderr, /is in use/);
    assert.match((await launcher('restore', place, '--home', at('other')).ended).stderr, /holds no backup/);
  });

  itUnless(skip)('is written to its places once, where a try ended in the middle', async () => {
    mkdirSync(at('third'));
    async function* broken() {
      yield* original.slice(0, 1_000);
      throw new Error('cut');
    }
    async function* of(messages: readonly CopiedMessage[]) {
      yield* messages;
    }
    await withBrokerOf(at('third'), async (broker) => {
      await assert.rejects(writeCopied(broker, broken()), /cut/);
      const begun = (await held(broker)).length;
      assert.ok(begun > 0 && begun < EVENTS, String(begun));
      assert.deepEqual(await writeCopied(broker, of(original)), { ok: true, value: { events: EVENTS, frames: 1 } });
      assert.deepEqual(await held(broker), original);
      const shorter = await writeCopied(broker, of(original.slice(0, 10)));
      assert.match(shorter.ok ? '' : shorter.fault.message, /holds more than the copy/);
      const gap = await writeCopied(broker, of(original.slice(5)));
      assert.match(gap.ok ? '' : gap.fault.message, /has no events\/1$/);
    });
  });
});
