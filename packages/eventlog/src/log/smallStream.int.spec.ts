import assert from 'node:assert/strict';
import { join } from 'node:path';
import { failed, type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { STREAMS } from './broker.js';
import { EventTooLarge } from './eventTooLarge.js';
import { openJournal } from './journal/journal.js';
import { isLogError } from './logError.js';

const MOST = 1_500;

describe('a stream that somebody else has laid for small messages', () => {
  let fixture: LogFixture;
  beforeEach(async () => {
    fixture = await startLog();
    for (const { name } of [STREAMS.events, STREAMS.frames]) {
      const { streams } = fixture.broker.streams;
      const { config } = await streams.info(name);
      await streams.update(name, { ...config, max_msg_size: MOST });
    }
  });
  afterEach(() => fixture.stop());

  const large = (id: string) => solved(id, { target: 'x'.repeat(2_000) });
  const sentence =
    /^the event a1 takes \d+ bytes; the broker takes 1500 at most \(max_msg_size of its stream WOMBAT_EVENTS\)$/;

  it('refuses an event for good: nothing of it is kept to be sent again', async () => {
    const journal = openJournal(join(fixture.folder, 'journal.db'));
    const log = fixture.log({ journal });
    await assert.rejects(log.publish(large('a1')), (error: unknown) => {
      assert.ok(error instanceof EventTooLarge && !isLogError(error));
      assert.match(error.message, sentence);
      return true;
    });
    const many = [failed('f1', 'a.fits'), failed('f2', 'x'.repeat(2_000))];
    await assert.rejects(log.publishMany(many), /max_msg_size of its stream WOMBAT_FRAMES/);
    assert.deepEqual(journal.unconfirmed(), []);
    assert.equal((await log.publish(said('a2'))).outcome, 'published');
    journal.close();
  });

  it('does not keep a service from its start, that has such an event to send', async () => {
    const journal = openJournal(join(fixture.folder, 'journal.db'));
    const publish = () => Promise.reject(new Error('away'));
    const broker = { ...fixture.broker, client: Object.assign(Object.create(fixture.broker.client), { publish }) };
    await assert.rejects(fixture.log({ journal, broker }).publish(large('a1')), /away/);
    await assert.rejects(fixture.log({ journal, broker }).publish(said('a2')), /away/);
    assert.equal(journal.unconfirmed().length, 2);
    const refused = await fixture.log({ journal }).settleJournal({ isSameLog: true });
    assert.match(refused.map(({ message }) => message).join(), sentence);
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });
});
