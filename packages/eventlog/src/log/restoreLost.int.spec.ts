import assert from 'node:assert/strict';
import { join } from 'node:path';
import { failed, type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { loseTail } from '../testkit/lostTail.js';
import { headOf, STREAMS } from './broker.js';
import { decodeHeaderText } from './headerText.js';
import { type Journal, openJournal } from './journal/journal.js';
import { gapIn, stillHolds } from './logIdentity.js';
import { restoreLost } from './restoreLost.js';

let fixture: LogFixture;
let journals: Journal[];

async function idsOf(stream: 'events' | 'frames'): Promise<string[]> {
  const ids: string[] = [];
  for (let seq = 1; seq <= (await headOf(fixture.broker, stream)); seq++) {
    const message = await fixture.broker.streams.direct.getMessage(STREAMS[stream].name, { seq });
    ids.push(decodeHeaderText(message?.header.get('Wombat-Id') ?? ''));
  }
  return ids;
}

describe('a log that lost its tail', () => {
  beforeEach(async () => {
    fixture = await startLog();
    journals = ['one', 'two'].map((name) => openJournal(join(fixture.folder, `${name}.db`)));
  });
  afterEach(async () => {
    for (const journal of journals) journal.close();
    await fixture.stop();
  });

  const logs = () => journals.map((journal) => fixture.log({ journal }));

  it('has back what people said, from the journals of all services, in the order it had, and once', async () => {
    const [one, two] = logs();
    await one?.publish(said('a1'));
    await loseTail(fixture, async () => {
      await two?.publish(said('a2'));
      await one?.publish(said('a3', { target: 'RR Lyr' }));
      await two?.publish(said('a4'));
    });
    assert.deepEqual(await idsOf('events'), ['a1']);
    assert.equal(await restoreLost(fixture.broker, journals), 3);
    assert.deepEqual(await idsOf('events'), ['a1', 'a2', 'a3', 'a4']);
    assert.equal(await restoreLost(fixture.broker, journals), 0);
  });

  it('has it back as well when it grew over the same numbers since', async () => {
    const [one, two] = logs();
    await one?.publish(said('a1'));
    await loseTail(fixture, async () => void (await one?.publish(said('a2'))));
    await two?.publish(said('b2'));
    assert.equal(await stillHolds(fixture.broker, 'events', { sequence: 2, eventId: 'a2' }), false);
    assert.equal(await stillHolds(fixture.broker, 'events', { sequence: 2, eventId: 'b2' }), true);
    assert.equal(await restoreLost(fixture.broker, journals), 1);
    assert.deepEqual(await idsOf('events'), ['a1', 'b2', 'a2']);
  });

  it('has not back what is made again of the files: what workers found before it is lost as well', async () => {
    const [one] = logs();
    await loseTail(fixture, async () => {
      await one?.publish(solved('a1'));
      await one?.publishMany([failed('f1', 'f1.fits')]);
    });
    assert.equal(await restoreLost(fixture.broker, journals), 0);
    assert.deepEqual([await idsOf('events'), await idsOf('frames')], [[], []]);
  });

  it('is left as it is where nothing is lost, however long the journals are', async () => {
    const [one] = logs();
    for (let index = 0; index < 50; index++) await one?.publish(said(`a${index}`));
    assert.equal(await restoreLost(fixture.broker, journals), 0);
    assert.equal(await gapIn(fixture.broker, 'events'), null);
  });
});

describe('what no broker can take', () => {
  beforeAll(async () => {
    fixture = await startLog();
  });
  afterAll(() => fixture.stop());

  it('is refused before it stands in the journal, and left out of one that holds it from before', async () => {
    const journal = openJournal(join(fixture.folder, 'large.db'));
    const log = fixture.log({ journal });
    const huge = failed('huge', `${'x'.repeat(1_100_000)}.fits`);
    await assert.rejects(log.publishMany([failed('small', 'a.fits'), huge]), /^Error: the event huge takes \d+ bytes/);
    assert.deepEqual(journal.unconfirmed(), []);
    await log.publish(said('small'));
    const [entry] = journal.newest({ skip: 0, most: 1 });
    assert.ok(entry);
    journal.record([{ ...entry, id: 'older', data: 'x'.repeat(1_100_000) }], '2024-01-01T00:00:00Z');
    const refused = await log.settleJournal({ isSameLog: true });
    assert.deepEqual(
      refused.map(({ message }) => message.replace(/\d+/g, 'N')),
      ['the event older takes N bytes; the broker takes N at most (max_payload of its nats-server)'],
    );
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });
});
