import assert from 'node:assert/strict';
import { type LogFixture, solved, startLog } from '../../testkit/logFixture.js';
import { STREAMS } from '../broker.js';
import { givenMessages, SilentLog, type Wish } from './givenMessages.js';

describe('messages that the broker owes', () => {
  let fixture: LogFixture;
  beforeEach(async () => {
    fixture = await startLog();
    for (const id of ['a1', 'a2']) await fixture.log().publish(solved(id));
  });
  afterEach(() => fixture.stop());

  /** The places that are given of the log of events, from one on. */
  async function given(wish: Omit<Wish, 'stream'>, from = 1): Promise<number[]> {
    const place = { deliver_policy: 'by_start_sequence', opt_start_seq: from } as const;
    const consumer = await fixture.broker.client.consumers.get(STREAMS.events.name, place);
    const places: number[] = [];
    for await (const { seq } of givenMessages(await consumer.consume(), { stream: 'events', ...wish }))
      places.push(seq);
    return places;
  }

  it('are given up to the last that was asked for', async () => {
    assert.deepEqual(await given({ last: 2 }), [1, 2]);
    assert.deepEqual(await given({ last: 1 }), [1]);
    assert.deepEqual(await given({ last: 3, asFarAsThereIs: true }), [1, 2]);
  });

  it('are said to be missing where the log ends before it should', async () => {
    const sentence = 'the broker says that its log of events reaches to 3, but gives nothing after 2';
    await assert.rejects(given({ last: 3 }), new SilentLog('events', { after: 2, last: 3 }));
    assert.equal(new SilentLog('events', { after: 2, last: 3 }).message, sentence);
  });

  it('are not waited for for ever where none comes at all', async () => {
    await assert.rejects(given({ last: 4, silence: 300 }, 3), SilentLog);
  });
});
