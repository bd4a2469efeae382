import assert from 'node:assert/strict';
import type { LogEntry, LogEventAnswer } from '../../../../server/src/domain/contract.js';
import { ANY_EVENT, eventPlace, logReach, logRequest, readablePayload } from './eventLines.js';

const entry: LogEntry = {
  ...{ stream: 'frames', sequence: 7, type: 'FrameSolved', id: 'x', night: '20251015', targetName: 'XZ Cyg' },
  ...{
    filter: 'V',
    path: '2025-10-15/Light/a.fits',
    producer: 'astrometry-worker',
    problem: null,
    isPassedOver: false,
  },
  ...{ occurredAt: '2026-01-02T03:04:05.678Z', writtenAt: '2026-01-02T03:04:06.000Z' },
};

describe('the events on the page', () => {
  it('are asked for by what is said, a night with hyphens or without, and from where the list ended', () => {
    assert.deepEqual(logRequest(ANY_EVENT, null), {});
    const wish = { ...ANY_EVENT, night: ' 2025-10-15', words: ' solve ' };
    assert.deepEqual(logRequest(wish, null), { night: '20251015', words: 'solve' });
    const older = { events: 3, frames: 4 };
    assert.deepEqual(logRequest({ ...ANY_EVENT, targetName: ' XZ' }, older), { targetName: ' XZ', ...older });
  });

  it('are named by what they are of', () => {
    assert.equal(eventPlace(entry), '2025-10-15 XZ Cyg V a.fits');
    assert.equal(eventPlace({ ...entry, targetName: '', filter: '', path: '' }), '2025-10-15');
    assert.equal(eventPlace({ ...entry, night: '', targetName: '', filter: '', path: '' }), '');
  });

  it('say how far back they were looked for', () => {
    const answer = { entries: [entry], older: null, looked: 9, backTo: null, types: [] };
    assert.equal(logReach(answer), 'One event; there is nothing older that fits.');
    const more = { ...answer, entries: [], older: { events: 1, frames: 2 }, backTo: '2026-01-02T03:04:06.000Z' };
    assert.match(logReach(more), /^No event of 9 looked at, back to 2026-01-02 03:04:06 UTC\./);
    assert.match(logReach({ ...more, entries: [entry, entry] }), /^2 events of 9/);
  });

  it('show their payload so that it can be read, and as it stands where it cannot', () => {
    const shown = (text: string, characters = text.length) =>
      readablePayload({ text, characters } as Pick<LogEventAnswer, 'text' | 'characters'> as LogEventAnswer);
    assert.equal(shown('{"a":[1]}'), '{\n  "a": [\n    1\n  ]\n}');
    assert.equal(shown('{"a"'), '{"a"');
    assert.equal(shown('{}', 3), '{}');
  });
});
