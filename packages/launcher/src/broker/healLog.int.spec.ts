import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Broker, headOf, STREAMS } from '@wombat/eventlog/broker';
import { copiedMessages, gapIn, openJournal } from '@wombat/eventlog/healing';
import { failed, type LogFixture, said, solved, startLog } from '@wombat/eventlog/testkit';
import { writeLogFile } from '../backup/backupFolder.js';
import { healLog } from './healLog.js';

const WEEK_MILLISECONDS = 7 * 86_400_000;

describe('a log with a gap', () => {
  let fixture: LogFixture;

  beforeEach(async () => {
    fixture = await startLog();
    mkdirSync(join(fixture.folder, 'journal'));
    const { streams } = fixture.broker.streams;
    // As ours, but that events can be taken away.
    for (const { name, subject } of [STREAMS.events, STREAMS.frames]) {
      await streams.delete(name);
      await streams.add({ name, subjects: [subject], allow_direct: true });
    }
  });
  afterEach(() => fixture.stop());

  const heal = (now = new Date()) => healLog(fixture.folder, { url: fixture.server.url, replicas: 1, now });

  /** What a service publishes of itself: two words of people, frames and more. */
  async function written(): Promise<void> {
    const journal = openJournal(join(fixture.folder, 'journal/publisher.db'));
    const log = fixture.log({ journal });
    await log.publish(said('a1'));
    await log.publishMany([failed('f1', 'f1.fits')]);
    await log.publishMany([failed('f2', 'f2.fits')]);
    await log.publish(solved('a2'));
    await log.publish(said('a3'));
    await log.publishMany([failed('f3', 'f3.fits')]);
    journal.close();
  }

  it('ends where it is whole, in both streams, and has what people said since', async () => {
    await written();
    await fixture.broker.streams.streams.deleteMessage(STREAMS.frames.name, 2);
    const sentence = await heal();
    assert.match(
      sentence ?? '',
      /^the log of frames holds 2 events of 3: .* the 1 events and 1 facts of frames before/,
    );
    assert.deepEqual(await idsIn(fixture.broker), [['a1', 'a3'], ['f1']]);
    assert.deepEqual([await gapIn(fixture.broker, 'events'), await gapIn(fixture.broker, 'frames')], [null, null]);
    assert.equal(existsSync(join(fixture.folder, 'log-before-gap')), false);
    assert.equal(await heal(), null);
  });

  it('is begun again with what people said where its begin is lost', async () => {
    await written();
    await fixture.broker.streams.streams.deleteMessage(STREAMS.events.name, 1);
    assert.match((await heal()) ?? '', /of which the first is 2: .* the 0 events and 0 facts of frames before/);
    assert.deepEqual(await idsIn(fixture.broker), [['a1', 'a3'], []]);
  });

  it('is begun again as well where the facts of frames are lost altogether', async () => {
    await written();
    await fixture.broker.streams.streams.delete(STREAMS.frames.name);
    assert.match((await heal()) ?? '', /^the log of frames is empty, .* the 0 events and 0 facts of frames before/);
    assert.deepEqual(await idsIn(fixture.broker), [['a1', 'a3'], []]);
  });

  it('is laid of the copy of what is whole where a start before was cut short', async () => {
    await written();
    const copy = join(fixture.folder, 'log-before-gap');
    for (const folder of [copy, `${copy}.part`]) mkdirSync(folder);
    writeFileSync(join(`${copy}.part`, 'log.ndjson.gz'), 'half of one');
    await writeLogFile(copy, copiedMessages(fixture.broker, 'events', 1));
    await heal();
    assert.deepEqual(await idsIn(fixture.broker), [['a1', 'a3'], []]);
    assert.equal(existsSync(copy), false);
  });

  it('is left as it is, which is said, where what it has lost is older than a week', async () => {
    await written();
    await fixture.broker.streams.streams.deleteMessage(STREAMS.frames.name, 2);
    const sentence = await heal(new Date(Date.now() + WEEK_MILLISECONDS + 1_000));
    assert.match(
      sentence ?? '',
      /^the log of frames holds 2 events of 3, from more than a week ago: .*restore FOLDER$/,
    );
    assert.equal(await gapIn(fixture.broker, 'frames'), 'the log of frames holds 2 events of 3');
  });
});

describe('a whole log', () => {
  it('is left as it is, though it tells of no frame and of no series', async () => {
    const fixture = await startLog();
    mkdirSync(join(fixture.folder, 'journal'));
    assert.equal(await headOf(fixture.broker, 'frames'), 0);
    assert.equal(await healLog(fixture.folder, { url: fixture.server.url, replicas: 1 }), null);
    await fixture.stop();
  });
});

async function idsIn(broker: Broker): Promise<string[][]> {
  const ids: string[][] = [];
  for (const stream of ['events', 'frames'] as const) {
    const own: string[] = [];
    for await (const { headers } of copiedMessages(broker, stream)) own.push(new Map(headers).get('Wombat-Id') ?? '');
    ids.push(own);
  }
  return ids;
}
