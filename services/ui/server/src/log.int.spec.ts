import assert from 'node:assert/strict';
import type { LogAnswer, LogCursor, LogEntry, LogEventAnswer } from './domain/contract.js';
import { SAMPLE_ANSWERS } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';
import { writeLog } from './testing/writtenLog.js';

const NIGHTS = 30;

describe('the log of events', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, []);
  beforeAll(() => writeLog(desk.natsUrl, NIGHTS));

  const ask = async <T>(path: string, asked: object = {}) => {
    const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
    const answer = await desk.get(`${path}?${query}`);
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as T;
  };

  it('comes newest first, fifty at a time, to the beginning', async () => {
    const all: LogEntry[] = [];
    let older: LogCursor | null = null;
    do {
      const page: LogAnswer = await ask('log', older ?? {});
      assert.ok(page.entries.length <= 50 && page.types.includes('FrameSolved'));
      all.push(...page.entries);
      older = page.older;
    } while (older !== null);
    assert.equal(all.length, 4 * NIGHTS + 2);
    assert.equal(new Set(all.map(({ stream, sequence }) => `${stream}/${sequence}`)).size, all.length);
    const [unreadable, newest] = all;
    assert.match(unreadable?.problem ?? '', /unknown type/);
    assert.equal(unreadable?.isPassedOver, true);
    const { writtenAt, occurredAt, ...line } = newest ?? assert.fail();
    assert.ok(Date.parse(occurredAt) <= Date.parse(writtenAt) + 1_000);
    assert.deepEqual(line, {
      ...{ stream: 'events', sequence: 61, type: 'FramesSolved', id: 'solved:20251030/XZ Cyg/B', path: '' },
      ...{ night: '20251030', targetName: 'XZ Cyg', filter: 'B', producer: 'test', problem: null, isPassedOver: false },
    });
  });

  it('is narrowed to what is asked for', async () => {
    const ids = async (asked: object) => (await ask<LogAnswer>('log', asked)).entries.map(({ id }) => id);
    assert.deepEqual(await ids({ night: '20251003', filter: 'V' }), [
      'solved:20251003/XZ Cyg/V',
      'lost:20251003/XZ Cyg/V',
    ]);
    assert.deepEqual(await ids({ type: 'FrameFailed', words: '1007' }), [
      'lost:20251007/XZ Cyg/B',
      'lost:20251007/XZ Cyg/V',
    ]);
    const none = await ask<LogAnswer>('log', { targetName: 'SS Cyg' });
    assert.deepEqual([none.entries, none.older, none.backTo], [[], null, null]);
  });

  it('shows an event with its payload, and the one it follows from by its id', async () => {
    const solved = await ask<LogEventAnswer>('log/event', { stream: 'events', sequence: 61 });
    const { causation, night, problem, subject } = solved;
    assert.deepEqual([causation, night, problem], ['lost:20251030/XZ Cyg/B', '20251030', null]);
    assert.equal(subject, 'wombat.events.20251030.XZ=20Cyg:B');
    assert.equal(JSON.parse(solved.text).reduction.series.night, '20251030');
    assert.ok(solved.headers.some(({ name, value }) => name === 'Wombat-Type' && value === 'FramesSolved'));
    const lost = await ask<LogEventAnswer>('log/named', { id: causation, night });
    assert.deepEqual([lost.stream, lost.sequence, lost.causation], ['frames', 60, '']);
    const unreadable = await ask<LogEventAnswer>('log/event', { stream: 'events', sequence: 62 });
    assert.deepEqual([unreadable.text, unreadable.isPassedOver], ['no JSON', true]);
    assert.match(unreadable.problem ?? '', /unknown type/);
  });

  it('says what is not there, and refuses what cannot be asked', async () => {
    const none = await refusal(desk.get('log/event?stream=frames&sequence=999'));
    assert.deepEqual(none, { status: 404, error: 'the log has no message frames/999' });
    assert.equal((await refusal(desk.get('log/named?id=nowhere'))).status, 404);
    for (const bad of [
      ...['log?type=Eclipse', 'log?night=yesterday', `log?words=${'x'.repeat(1_001)}`, 'log?events=0'],
      ...['log?frames=1.5', 'log/event?stream=work&sequence=1', 'log/event?stream=events', 'log/named?night=20251015'],
    ])
      assert.equal((await refusal(desk.get(bad))).status, 400, bad);
  });
});
