import assert from 'node:assert/strict';
import { encodeEnvelope } from '../log/envelope.js';
import { failed, type LogFixture, startLog } from '../testkit/logFixture.js';
import { loseTail } from '../testkit/lostTail.js';
import { FirstTold } from './firstTold.js';

describe('what was told first', () => {
  let fixture: LogFixture;
  let told: FirstTold;
  beforeEach(async () => {
    fixture = await startLog();
    told = new FirstTold(fixture.broker);
  });
  afterEach(() => fixture.stop());

  /** As after the two minutes for which the broker itself remembers an id. */
  async function publish(id: string, path: string): Promise<void> {
    const said = { causation: '', occurredAt: '2024-01-02T03:04:05.678Z', producer: 'test', software: 'test' };
    const { subject, headers, data } = encodeEnvelope({ ...failed(id, path), ...said });
    await fixture.broker.client.publish(subject, data, { headers });
  }

  async function pathTold(id: string): Promise<string | null> {
    const payload = (await told.of(failed(id, '')))?.payload ?? null;
    return payload === null ? null : 'path' in payload ? payload.path : assert.fail('no path');
  }

  const pathsTold = (...ids: string[]) => Promise.all(ids.map(pathTold));

  it('is nothing, then the first of several, and what came since it was read', async () => {
    assert.deepEqual(await pathsTold('a'), [null]);
    await publish('a', 'first');
    await publish('b', 'another');
    await publish('a', 'second');
    assert.deepEqual(await pathsTold('a', 'b', 'c'), ['first', 'another', null]);
    await publish('c', 'later');
    assert.deepEqual(await pathsTold('c', 'a'), ['later', 'first']);
  });

  it('is not what the log has lost, also where it grew over the same place again', async () => {
    await publish('a', 'stays');
    await loseTail(fixture, async () => {
      await publish('b', 'is lost');
      assert.deepEqual(await pathsTold('a', 'b'), ['stays', 'is lost']);
    });
    assert.deepEqual(await pathsTold('a', 'b'), ['stays', null]);
    await publish('c', 'at the place of the lost one');
    assert.deepEqual(await pathsTold('a', 'b', 'c'), ['stays', null, 'at the place of the lost one']);
  });

  it('is asked again after a time without a broker', async () => {
    await publish('a', 'first');
    const { broker } = fixture;
    let isAway = true;
    const streams = {
      getMessage: (...words: Parameters<typeof broker.streams.streams.getMessage>) =>
        isAway ? Promise.reject(new Error('no broker')) : broker.streams.streams.getMessage(...words),
    };
    told = new FirstTold({ ...broker, streams: { ...broker.streams, streams } } as typeof broker);
    await assert.rejects(pathTold('a'), /no broker/);
    isAway = false;
    assert.equal(await pathTold('a'), 'first');
  });
});
