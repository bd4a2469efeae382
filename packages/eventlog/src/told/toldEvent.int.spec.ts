import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openJournal } from '../log/journal/journal.js';
import { failed, type LogFixture, solved, startLog } from '../testkit/logFixture.js';
import type { ToldEvent } from './toldEvent.js';

let fixture: LogFixture;

beforeAll(async () => {
  fixture = await startLog();
});
afterAll(() => fixture.stop());

describe('who keeps a diary of what is published', () => {
  function diary() {
    const told: ToldEvent[] = [];
    return {
      told: (event: ToldEvent) => told.push(event),
      words: () => told.map(({ id, outcome }) => [id, outcome]),
      all: told,
    };
  }

  it('is told of every event once the broker has it, with its place, and of a conflict', async () => {
    const { told, words, all } = diary();
    const log = fixture.log({ told });
    const first = await log.publish(solved('a1', { target: 'A' }), 0);
    assert.deepEqual(words(), [['a1', 'published']]);
    assert.equal(all[0]?.sequence, first.outcome === 'published' ? first.sequence : null);
    await log.publish(solved('a2', { target: 'A' }), 0);
    assert.deepEqual(words().at(-1), ['a2', 'conflict']);
    assert.equal(await log.publishMany([failed('b1', 'b1.fits'), failed('b2', 'b2.fits')]), all.at(-1)?.sequence);
    assert.deepEqual(
      all.slice(2).map(({ path }) => path),
      ['b1.fits', 'b2.fits'],
    );
  });

  it('is told of nothing that did not reach the broker, and at the next start of what a crash left untold', async () => {
    const journal = openJournal(join(fixture.folder, 'diary.db'));
    const { told, words } = diary();
    const confirm = () => {
      throw new Error('killed');
    };
    const dying = fixture.log({ journal: { ...journal, confirm }, told });
    await assert.rejects(dying.publish(solved('c1', { target: 'C' })), { message: 'killed' });
    const cutOff = fixture.log({ journal, told, broker: { ...fixture.broker, client: unreachable() } });
    await assert.rejects(cutOff.publish(solved('c2', { target: 'C2' })), { message: 'killed' });
    assert.deepEqual(words(), []);
    await fixture.log({ journal, told }).settleJournal({ isSameLog: true });
    assert.deepEqual(words(), [
      ['c1', 'published'],
      ['c2', 'published'],
    ]);
    journal.close();
  });
});

/** A client whose process dies when it comes to publishing. */
function unreachable(): LogFixture['broker']['client'] {
  return new Proxy(fixture.broker.client, {
    get: (client, key) => (key === 'publish' ? () => Promise.reject(new Error('killed')) : Reflect.get(client, key)),
  });
}
