import assert from 'node:assert/strict';
import { join } from 'node:path';
import { mergeProjections, replay, Store } from '@wombat/eventlog';
import { STREAMS } from '@wombat/eventlog/broker';
import { failed, type LogFixture, loseTail, said, solved, startLog } from '@wombat/eventlog/testkit';
import { lostAtEnd } from './lostAtEnd.js';

const follows = mergeProjections([{ streams: ['events', 'frames'], migrations: [], handlers: {} }]);

describe('what a log has lost when services have ended', () => {
  let fixture: LogFixture;
  beforeEach(async () => {
    fixture = await startLog();
  });
  afterEach(() => fixture.stop());

  const look = () => lostAtEnd(fixture.broker, fixture.folder, ['ingest', 'publisher']);

  /** The tables of ingest, brought to the head of the log. */
  async function followed(): Promise<void> {
    const store = await Store.open(join(fixture.folder, 'wombatpipeline.db'), follows);
    await replay(fixture.broker, store, follows);
    await store.close();
  }

  it('is nothing of one that holds what the tables stand at, and of tables that are not there', async () => {
    await fixture.log().publish(solved('a1'));
    assert.deepEqual(await look(), []);
    await followed();
    await fixture.log().publish(said('a2'));
    assert.deepEqual(await look(), []);
  });

  it('is its tail, also once as much was written in its place', async () => {
    await fixture.log().publish(solved('a1'));
    await loseTail(fixture, async () => {
      await fixture.log().publish(solved('a2'));
      await followed();
    });
    const lost = ['the log of events has lost event 2, at which the tables of ingest stand'];
    assert.deepEqual(await look(), lost);
    await fixture.log().publish(said('b2'));
    assert.deepEqual(await look(), lost);
  });

  it('is what is missing in its midst, and all of a stream that is gone', async () => {
    const { streams } = fixture.broker.streams;
    const { name, subject } = STREAMS.frames;
    await streams.delete(name);
    await streams.add({ name, subjects: [subject], allow_direct: true });
    await fixture.log().publishMany([failed('f1', 'f1.fits'), failed('f2', 'f2.fits')]);
    await followed();
    await streams.deleteMessage(name, 1);
    assert.deepEqual(await look(), ['the log of frames holds 1 events of 2, of which the first is 2']);
    await streams.delete(name);
    assert.deepEqual(await look(), ['the log of frames has lost event 2, at which the tables of ingest stand']);
  });
});
