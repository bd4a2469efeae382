import assert from 'node:assert/strict';
import type { Broker } from '../broker.js';
import { SilentLog, type Wish } from './givenMessages.js';
import { messagesFrom } from './messagesFrom.js';

const LAST = 4;

/** A broker whose consumers are laid on these copies in turn, each of which reaches to a place; the leader has all. */
function brokerOf(copies: readonly number[], info: { cluster?: string }) {
  const starts: number[] = [];
  const get = async (_: string, { opt_start_seq: start }: { opt_start_seq: number }) => {
    const end = copies[starts.length] ?? 0;
    starts.push(start);
    const given = Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index);
    const messages = given.map((seq) => ({ seq, info: { pending: end - seq } }));
    return { consume: async () => Object.assign(messages.values(), { close: async () => undefined }) };
  };
  const getMessage = async (_: string, { seq }: { seq: number }) => (seq <= LAST ? { seq } : null);
  const broker = { connection: { info }, client: { consumers: { get } }, streams: { direct: { getMessage } } };
  return { broker: broker as unknown as Broker, starts };
}

async function given(broker: Broker, wish: Partial<Wish> = {}): Promise<number[]> {
  const places: number[] = [];
  for await (const { seq } of messagesFrom(broker, 1, { stream: 'events', last: LAST, ...wish })) places.push(seq);
  return places;
}

describe('the messages of a stream that several servers have', () => {
  it('are those of one copy where it has all', async () => {
    const { broker, starts } = brokerOf([4], { cluster: 'wombat' });
    assert.deepEqual([await given(broker), starts], [[1, 2, 3, 4], [1]]);
  });

  it('go on by another copy where one has no more', async () => {
    const { broker, starts } = brokerOf([2, 2, 4], { cluster: 'wombat' });
    assert.deepEqual(
      [await given(broker), starts],
      [
        [1, 2, 3, 4],
        [1, 3, 3],
      ],
    );
  });

  it('go on so, too, for whoever takes what there is', async () => {
    const { broker, starts } = brokerOf([3, 4], { cluster: 'wombat' });
    assert.deepEqual(
      [await given(broker, { asFarAsThereIs: true }), starts],
      [
        [1, 2, 3, 4],
        [1, 4],
      ],
    );
  });

  it('end in silence where no copy has more', async () => {
    const { broker, starts } = brokerOf([2, 2, 2, 2, 2, 2], { cluster: 'wombat' });
    await assert.rejects(given(broker), SilentLog);
    assert.equal(starts.length, 6);
  });

  it('are of one copy alone where there is no other', async () => {
    const { broker, starts } = brokerOf([2, 4], {});
    await assert.rejects(given(broker), SilentLog);
    assert.deepEqual(starts, [1]);
  });
});
