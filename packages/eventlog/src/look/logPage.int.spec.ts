import assert from 'node:assert/strict';
import { headers } from '@nats-io/transport-node';
import { consumerLags } from '../log/consumerLag.js';
import type { EventLog } from '../log/eventLog.js';
import { type LogFixture, startLog } from '../testkit/logFixture.js';
import { event, revision } from '../testkit/sampleEvents.js';
import { eventNamed } from './eventNamed.js';
import { type LoggedEvent, loggedEvents } from './loggedEvents.js';
import { type LogCursor, logPage } from './logPage.js';
import type { LogWish } from './logWish.js';
import { lookBack } from './lookBack.js';

const ANY: LogWish = { type: '', night: '', targetName: '', filter: '', words: '' };
const NIGHTS = 30;
const nightOf = (number: number) => `202401${String(number).padStart(2, '0')}`;

describe('the log, looked back', () => {
  let fixture: LogFixture;
  let log: EventLog;
  const written: string[] = [];

  beforeAll(async () => {
    fixture = await startLog();
    log = fixture.log();
    for (let number = 1; number <= NIGHTS; number++)
      for (const [targetName, filter] of [
        ['SS Cyg', 'V'],
        ['SS Cyg', 'B'],
        ['SS Cyg.2 *', 'V'],
      ] as const) {
        const reduction = revision(1, { night: nightOf(number), targetName, filter });
        const id = `${nightOf(number)}/${targetName}/${filter}`;
        for (const one of [
          event('FrameFailed', { reduction, path: `${number}.fits` }, { id: `lost:${id}` }),
          event('FramesSolved', { reduction }, { id: `Solved:${id}` }),
        ]) {
          await log.publish(one);
          written.push(one.id);
        }
      }
  });
  afterAll(() => fixture.stop());

  async function pages(wish: Partial<LogWish>, { most = 7, bounds = {} } = {}): Promise<LoggedEvent[][]> {
    const all: LoggedEvent[][] = [];
    let cursor: Partial<LogCursor> = {};
    do {
      const limits = { messages: 10_000, bytes: 1e9, ...bounds };
      const page = await logPage(fixture.broker, { wish: { ...ANY, ...wish }, most, cursor }, limits);
      all.push(await loggedEvents(fixture.broker, page.found));
      assert.notDeepEqual(page.older, cursor);
      assert.equal(page.backTo === null, page.older.events === 1 && page.older.frames === 1);
      cursor = page.older;
    } while (cursor.events !== 1 || cursor.frames !== 1);
    return all;
  }
  const idsOf = (all: LoggedEvent[][]) => all.flat().map(({ id }) => id);

  it('has every event of both streams once, the last written first, a page at a time', async () => {
    const all = await pages({});
    assert.deepEqual(idsOf(all), written.toReversed());
    assert.ok(all.every((page) => page.length <= 7));
    const [first] = all.flat();
    const { stream, sequence, night, targetName, filter, type, path, producer, problem } = first ?? assert.fail();
    assert.deepEqual([stream, sequence, type, path, producer], ['events', 90, 'FramesSolved', '', 'test']);
    assert.deepEqual([night, targetName, filter, problem], ['20240130', 'SS Cyg.2 *', 'V', null]);
    assert.equal(all.flat()[1]?.path, '30.fits');
  });

  const wishes: [string, Partial<LogWish>, (id: string) => boolean][] = [
    ['a night', { night: '20240107' }, (id) => id.includes(':20240107/')],
    ['a series', { night: '20240107', targetName: 'SS Cyg', filter: 'B' }, (id) => id.endsWith(':20240107/SS Cyg/B')],
    ['a series of all nights', { targetName: 'SS Cyg.2 *', filter: 'V' }, (id) => id.includes('/SS Cyg.2 */')],
    ['a target of all filters', { targetName: 'SS Cyg' }, (id) => id.includes('/SS Cyg/')],
    ['a filter of all targets', { filter: 'B' }, (id) => id.endsWith('/B')],
    ['a type of facts', { type: 'FrameFailed' }, (id) => id.startsWith('lost:')],
    ['a type of events', { type: 'FramesSolved', night: '20240102' }, (id) => id.startsWith('Solved:20240102')],
    ['words of the id', { words: 'soLVed:2024012' }, (id) => id.startsWith('Solved:2024012')],
    ['a whole id', { id: 'lost:20240102/SS Cyg/B' }, (id) => id === 'lost:20240102/SS Cyg/B'],
    ['nothing there is', { targetName: 'SS', type: 'Validated' }, () => false],
    ['nothing a night has', { night: '19990101' }, () => false],
  ];
  it.each(wishes)('finds %s, wherever it stands, and nothing else', async (_, wish, isWished) => {
    const wished = written.filter(isWished).toReversed();
    for (const most of [1, 4, 500]) assert.deepEqual(idsOf(await pages(wish, { most })), wished);
  });

  it('looks at no more at a time than it may, and goes on from there', async () => {
    const bounds = { messages: 20, bytes: 1e9 };
    const once = await lookBack(fixture.broker, { stream: 'events', wish: { ...ANY, words: '1999' }, most: 5 }, bounds);
    assert.deepEqual([once.found.length, once.looked], [0, 20]);
    for (const few of [bounds, { messages: 10_000, bytes: 300 }]) {
      const all = await pages({ words: 'lost:20240101/' }, { bounds: few });
      assert.deepEqual(idsOf(all), written.filter((id) => id.startsWith('lost:20240101/')).toReversed());
    }
  });

  it('finds an event by the whole of its id, in its night or else where it stands', async () => {
    const id = 'lost:20240103/SS Cyg/V';
    const [place, elsewhere] = [
      await eventNamed(fixture.broker, { id, night: '20240103' }),
      await eventNamed(fixture.broker, { id, night: '20240104' }),
    ];
    assert.deepEqual(place, { stream: 'frames', sequence: 7 });
    assert.deepEqual(elsewhere, place);
    assert.equal(await eventNamed(fixture.broker, { id: 'lost:20240103/SS Cyg', night: '' }), null);
  });

  it('shows what it cannot read as such, and leaves nobody behind who reads the streams', async () => {
    const head = headers();
    head.set('Wombat-Type', 'Eclipse');
    head.set('Wombat-Id', 'of the moon');
    const { client } = fixture.broker;
    await client.publish('wombat.events.20250101.=ZZ', '{', { headers: head });
    await client.publish('wombat.frames.x', 'no headers');
    const page = await logPage(fixture.broker, { wish: ANY, most: 2, cursor: {} });
    const lines = await loggedEvents(fixture.broker, page.found);
    assert.deepEqual(
      lines.map(({ type, id, night, targetName, problem }) => [type, id, night, targetName, problem]),
      [
        ['', '', 'frames', 'x', "wombat.frames.x#91 has the unknown type ''"],
        ['Eclipse', 'of the moon', '20250101', '=ZZ', "wombat.events.20250101.=ZZ#91 has the unknown type 'Eclipse'"],
      ],
    );
    assert.deepEqual(await consumerLags(fixture.broker), []);
  });
});
