import assert from 'node:assert/strict';
import { join } from 'node:path';
import { headers } from '@nats-io/transport-node';
import { failed, type LogFixture, said, solved, startLog } from '../testkit/logFixture.js';
import { connectBroker, headOf, STREAMS } from './broker.js';
import { encodeEnvelope, subjectOfEvent } from './envelope.js';
import type { EventLog, NewEvent } from './eventLog.js';
import { type Journal, openJournal } from './journal/journal.js';
import { readSubject } from './storedMessages.js';

let fixture: LogFixture;
let journals = 0;

beforeAll(async () => {
  fixture = await startLog();
});
afterAll(() => fixture.stop());

function logWithJournal(): { log: EventLog; journal: Journal; file: string } {
  const file = join(fixture.folder, `journal-${++journals}.db`);
  const journal = openJournal(file);
  return { log: fixture.log({ journal }), journal, file };
}

/** Ids on the subject of an event, in order. */
async function idsBeside(event: NewEvent): Promise<string[]> {
  const ids: string[] = [];
  const stream = event.type === 'FrameFailed' ? STREAMS.frames.name : STREAMS.events.name;
  for (let seq = 1; ; ) {
    const message = await fixture.broker.streams.direct.getMessage(stream, {
      seq,
      next_by_subj: subjectOfEvent(event),
    });
    if (message === null) return ids;
    ids.push(message.header.get('Wombat-Id'));
    seq = message.seq + 1;
  }
}

/** Puts an event into the log as if the broker had long forgotten its id. */
async function publishForgotten(event: NewEvent): Promise<number> {
  const wire = encodeEnvelope({
    causation: '',
    occurredAt: '2024-01-01T00:00:00Z',
    producer: 'test',
    software: 'test',
    ...event,
  });
  const head = headers();
  for (const [name, [value]] of wire.headers) head.set(name, value ?? '');
  return (await fixture.broker.client.publish(wire.subject, wire.data, { headers: head })).seq;
}

describe('readSubject', () => {
  it('gives what the log holds of one subject, first to last, and nothing beside it', async () => {
    const log = fixture.log();
    const told = ['s1', 's2'].map((id, at) => solved(id, { target: 'Read', count: at + 1 }));
    for (const event of [...told, solved('s3', { target: 'Read not' })]) await log.publish(event);
    const [first = solved('s1')] = told;
    const read = await readSubject(fixture.broker, 'events', subjectOfEvent(first));
    assert.deepEqual(
      read.map(({ id, type, payload }) => ({ id, type, payload })),
      told,
    );
    assert.deepEqual(await readSubject(fixture.broker, 'frames', subjectOfEvent(first)), []);
  });
});

describe('EventLog', () => {
  it('publishes, and refuses a decision made on an old view of its subject', async () => {
    const log = fixture.log();
    const first = await log.publish(solved('a1', { target: 'A' }), 0);
    assert.equal(first.outcome, 'published');
    const last = first.outcome === 'published' ? first.sequence : -1;
    assert.deepEqual(await log.publish(solved('a2', { target: 'A' }), 0), { outcome: 'conflict' });
    assert.equal((await log.publish(solved('a2', { target: 'A' }), last)).outcome, 'published');
    assert.deepEqual(await idsBeside(solved('', { target: 'A' })), ['a1', 'a2']);
  });

  it('is not disturbed by what happens on another subject', async () => {
    const log = fixture.log();
    await log.publish(solved('b1', { target: 'B' }), 0);
    assert.equal((await log.publish(solved('b2', { target: 'B2' }), 0)).outcome, 'published');
  });

  it('writes one event once, however often it is published', async () => {
    const log = fixture.log();
    const published = await log.publish(solved('c1', { target: 'C' }));
    assert.deepEqual(await log.publish(solved('c1', { target: 'C' })), published);
    assert.deepEqual(await idsBeside(solved('', { target: 'C' })), ['c1']);
  });

  it('counts as published what is refused but stands in the log already, past the memory of the broker too', async () => {
    const sequence = await publishForgotten(solved('d1', { target: 'D' }));
    await publishForgotten(solved('d2', { target: 'D' }));
    const { log, journal } = logWithJournal();
    assert.deepEqual(await log.publish(solved('d1', { target: 'D' }), 0), { outcome: 'published', sequence });
    assert.deepEqual(journal.unconfirmed(), []);
    assert.deepEqual(await idsBeside(solved('', { target: 'D' })), ['d1', 'd2']);
    journal.close();
  });

  it('takes ids and names no header and no subject could hold', async () => {
    const { log, journal } = logWithJournal();
    const event = failed('job \n☂ % ', ' a\nb.fits ');
    const sequence = await log.publishMany([event]);
    assert.equal(sequence, await headOf(fixture.broker, 'frames'));
    assert.equal(await log.publishMany([event]), sequence);
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });

  it('publishes many facts and returns the last sequence', async () => {
    const before = await headOf(fixture.broker, 'frames');
    const { log, journal } = logWithJournal();
    const facts = Array.from({ length: 450 }, (_, index) => failed(`many ${index}`, `${index}.fits`));
    assert.equal(await log.publishMany(facts), before + 450);
    assert.equal(await headOf(fixture.broker, 'frames'), before + 450);
    assert.deepEqual(journal.unconfirmed(), []);
    assert.equal(await log.publishMany([]), 0);
    journal.close();
  });
});

describe('EventLog with its journal', () => {
  it('records before it publishes, confirms after, withdraws what is refused', async () => {
    const { journal, log } = logWithJournal();
    const order: string[] = [];
    const watched = fixture.log({
      journal: {
        ...journal,
        record: (entries, at) => {
          order.push(`record ${entries.map(({ id }) => id)}`);
          return journal.record(entries, at);
        },
        confirm: (published) => {
          order.push(`confirm ${published.map(({ id }) => id)}`);
          journal.confirm(published);
        },
        withdraw: (id) => {
          order.push(`withdraw ${id}`);
          journal.withdraw(id);
        },
      },
      broker: {
        ...fixture.broker,
        client: new Proxy(fixture.broker.client, {
          get: (client, key) => {
            if (key === 'publish') order.push('publish');
            const value: unknown = Reflect.get(client, key);
            return typeof value === 'function' ? value.bind(client) : value;
          },
        }),
      },
    });
    await watched.publish(solved('e1', { target: 'E' }), 0);
    await watched.publish(solved('e2', { target: 'E' }), 0);
    assert.deepEqual(order, ['record e1', 'publish', 'confirm e1', 'record e2', 'publish', 'confirm ', 'withdraw e2']);
    assert.deepEqual(journal.unconfirmed(), []);
    assert.deepEqual(await log.settleJournal({ isSameLog: true }), []);
    journal.close();
  });

  it('publishes at the next start what a crash left between journal and broker', async () => {
    const { journal, file } = logWithJournal();
    const dying = fixture.log({ journal, broker: { ...fixture.broker, client: unreachable() } });
    await assert.rejects(dying.publish(solved('f1', { target: 'F' }), 0), { message: 'killed' });
    await assert.rejects(dying.publishMany([failed('f2', 'f.fits')]), { message: 'killed' });
    journal.close();
    const reopened = openJournal(file);
    assert.deepEqual(
      reopened.unconfirmed().map(({ id }) => id),
      ['f1', 'f2'],
    );
    assert.deepEqual(await fixture.log({ journal: reopened }).settleJournal({ isSameLog: true }), []);
    assert.deepEqual(await idsBeside(solved('', { target: 'F' })), ['f1']);
    assert.deepEqual(
      (await idsBeside(failed('', ''))).filter((id) => id === 'f2'),
      ['f2'],
    );
    assert.deepEqual(reopened.unconfirmed(), []);
    reopened.close();
  });

  it('forgets at a start what the log took more than a week ago and the files can give again', async () => {
    const { journal } = logWithJournal();
    const at = (day: string) => fixture.log({ journal, now: () => new Date(`2024-01-${day}T00:00:00Z`) });
    await at('01').publish(solved('k1', { target: 'K' }));
    await at('02').publish(said('k2', { target: 'K' }));
    await at('08').settleJournal({ isSameLog: true });
    assert.equal(journal.prune('2024-01-01T00:00:00.000Z'), 0);
    await at('09').settleJournal({ isSameLog: true });
    assert.equal(journal.prune('2024-02-01T00:00:00.000Z'), 0, 'k1 is gone already');
    assert.deepEqual(
      journal.newest({ skip: 0, most: 9 }).map(({ id }) => id),
      ['k2'],
    );
    journal.close();
  });

  it('drops at the next start what was decided on a view that has become old', async () => {
    const { journal } = logWithJournal();
    const dying = fixture.log({ journal, broker: { ...fixture.broker, client: unreachable() } });
    await assert.rejects(dying.publish(solved('g1', { target: 'G' }), 0));
    await fixture.log().publish(solved('g2', { target: 'G' }), 0);
    await fixture.log({ journal }).settleJournal({ isSameLog: true });
    assert.deepEqual(await idsBeside(solved('', { target: 'G' })), ['g2']);
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });

  it('drops at the next start what can be decided anew, where the log has lost what it may rest on', async () => {
    const { journal } = logWithJournal();
    const dying = fixture.log({ journal, broker: { ...fixture.broker, client: unreachable() } });
    await assert.rejects(dying.publish(solved('l1', { target: 'L' })));
    await assert.rejects(dying.publish(said('l2', { target: 'L' })));
    await fixture.log({ journal }).settleJournal({ isSameLog: false });
    assert.deepEqual(await idsBeside(solved('', { target: 'L' })), ['l2']);
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });

  it('does not publish twice what a crash left between broker and confirmation, past the memory of the broker', async () => {
    const { journal } = logWithJournal();
    const dying = fixture.log({ journal, broker: { ...fixture.broker, client: unreachable() } });
    const events = [solved('h1', { target: 'H' }), failed('h2', 'h.fits'), failed('h3', 'h.fits')];
    await assert.rejects(dying.publish(events[0] ?? solved('')));
    await assert.rejects(dying.publishMany(events.slice(1)));
    for (const event of events) await publishForgotten(event);
    assert.deepEqual(await fixture.log({ journal }).settleJournal({ isSameLog: true }), []);
    assert.deepEqual(await idsBeside(solved('', { target: 'H' })), ['h1']);
    assert.deepEqual(
      (await idsBeside(failed('', ''))).filter((id) => /^h\d$/.test(id)),
      ['h2', 'h3'],
    );
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });

  it('sends the bytes of the first try again, so that log and journal agree', async () => {
    const { journal } = logWithJournal();
    const dying = fixture.log({ journal, broker: { ...fixture.broker, client: unreachable() } });
    await assert.rejects(dying.publish(solved('i1', { target: 'I' }), 0));
    const later = fixture.log({ journal, now: () => new Date('2025-01-01T00:00:00Z') });
    await later.publish(solved('i1', { target: 'I' }), 0);
    const message = await fixture.broker.streams.direct.getMessage(STREAMS.events.name, {
      last_by_subj: subjectOfEvent(solved('', { target: 'I' })),
    });
    assert.equal(message?.header.get('Wombat-Occurred-At'), '2024-01-02T03:04:05.678Z');
    assert.deepEqual(journal.unconfirmed(), []);
    journal.close();
  });

  it('throws while the broker is down, and the same id goes through once it is back', async () => {
    const own = await startLog();
    const journal = openJournal(join(own.folder, 'journal.db'));
    const log = own.log({ journal, timeoutMilliseconds: 200 });
    await log.publish(solved('j0'), 0);
    await own.server.kill();
    await assert.rejects(log.publish(solved('j1'), 1));
    assert.deepEqual(
      journal.unconfirmed().map(({ id }) => id),
      ['j1'],
    );
    await own.server.restart();
    const again = await connectBroker({ url: own.server.url, name: 'again' });
    assert.deepEqual(await own.log({ journal, broker: again }).publish(solved('j1'), 1), {
      outcome: 'published',
      sequence: 2,
    });
    assert.deepEqual(journal.unconfirmed(), []);
    assert.equal(await headOf(again, 'events'), 2);
    await again.close();
    journal.close();
    await own.stop();
  });
});

/** A client whose process dies before the broker hears of it. */
function unreachable(): LogFixture['broker']['client'] {
  return new Proxy(fixture.broker.client, {
    get: (client, key) => (key === 'publish' ? () => Promise.reject(new Error('killed')) : Reflect.get(client, key)),
  });
}
