import assert from 'node:assert/strict';
import { encodeEnvelope } from '../log/envelope.js';
import { failed, solved } from '../testkit/logFixture.js';
import { samplePayloads } from '../testkit/samplePayloads.js';
import { EVENTS, type EventType } from '../vocabulary/vocabulary.js';
import { toldEntry, toldEvent } from './toldEvent.js';

const PUBLISHED = { outcome: 'published', sequence: 7 } as const;
const SERIES = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };

const WRITTEN = { causation: '', occurredAt: '2024-01-01T00:00:00Z', producer: 'test', software: 'test' };

describe('what is told of an event', () => {
  it('is its series and revision, the frame, its version and its place in the log', () => {
    const { version } = EVENTS.FramesSolved;
    assert.deepEqual(toldEvent(solved('a'), PUBLISHED), {
      ...{ type: 'FramesSolved', id: 'a', version, outcome: 'published', sequence: 7, ...SERIES, revision: 1 },
    });
    assert.deepEqual(toldEvent(solved('a'), { outcome: 'conflict' }), {
      ...{ type: 'FramesSolved', id: 'a', version, outcome: 'conflict', ...SERIES, revision: 1 },
    });
    assert.equal(toldEvent(failed('b', '20240101/SS Cyg/a.fits'), PUBLISHED).path, '20240101/SS Cyg/a.fits');
  });

  it('is nothing else of any event', () => {
    const may = ['type', 'id', 'version', 'outcome', 'sequence', 'night', 'targetName', 'filter', 'revision', 'path'];
    for (const type of Object.keys(EVENTS) as EventType[]) {
      const told = toldEvent({ id: 'c', type, payload: samplePayloads[type] }, PUBLISHED);
      for (const [name, value] of Object.entries(told)) {
        assert.ok(may.includes(name), `${type} tells ${name}`);
        assert.equal(typeof value, ['version', 'sequence', 'revision'].includes(name) ? 'number' : 'string');
      }
    }
  });

  it('names no series where there is none, whatever the subject looks like', () => {
    for (const type of ['AliasSet', 'SettingsChanged', 'SubmissionStepped', 'NightPaused', 'NightTold'] as const) {
      const told = toldEvent({ id: 'd', type, payload: samplePayloads[type] }, PUBLISHED);
      assert.deepEqual([told.targetName, told.filter], [undefined, undefined], type);
    }
  });
});

describe('what is told of an event an earlier process journalled', () => {
  const entryOf = (event: ReturnType<typeof solved>) => {
    const { subject, headers, data } = encodeEnvelope({ ...WRITTEN, ...event });
    const head = [...headers].map(([name, values]): [string, string] => [name, values[0] ?? '']);
    return { id: event.id, type: event.type, subject, head, data, keep: 'derivable' as const, expected: null };
  };

  it('is the same', () => {
    for (const event of [solved('a'), failed('b', '20240101/SS Cyg/ä.fits')]) {
      const { head, ...entry } = entryOf(event);
      assert.deepEqual(toldEntry({ ...entry, headers: JSON.stringify(head) }, PUBLISHED), toldEvent(event, PUBLISHED));
    }
  });

  it('is its type, id and version where a later program wrote it', () => {
    const { head, ...entry } = entryOf(solved('a'));
    const later = head.map(([name, value]) => [name, name === 'Wombat-Version' ? '99' : value]);
    assert.deepEqual(toldEntry({ ...entry, headers: JSON.stringify(later) }, PUBLISHED), {
      ...{ type: 'FramesSolved', id: 'a', version: 99, outcome: 'published', sequence: 7 },
    });
  });
});
