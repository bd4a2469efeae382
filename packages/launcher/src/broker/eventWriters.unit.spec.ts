import assert from 'node:assert/strict';
import { definitionOf, type EventType, subjectOfEvent } from '@wombat/eventlog';
import { samplePayloads } from '@wombat/eventlog/testkit';
import { EVENT_WRITERS, eventSubjectsOf } from './eventWriters.js';

const TYPES = Object.keys(EVENT_WRITERS) as EventType[];
const USERS = [...new Set(Object.values(EVENT_WRITERS).flatMap(({ by }) => by))];

/** As the broker compares them. */
function matches(pattern: string, subject: string): boolean {
  const [wanted, there] = [pattern.split('.'), subject.split('.')];
  if (wanted.at(-1) === '>')
    return (
      there.length >= wanted.length &&
      matches(wanted.slice(0, -1).join('.'), there.slice(0, wanted.length - 1).join('.'))
    );
  return wanted.length === there.length && wanted.every((token, index) => token === '*' || token === there[index]);
}

function mayWrite(user: string, subject: string): boolean {
  const { allow, deny } = eventSubjectsOf(user);
  return allow.some((one) => matches(one, subject)) && !deny.some((one) => matches(one, subject));
}

const subjectOf = (type: EventType) => subjectOfEvent({ type, payload: samplePayloads[type] });

describe('who writes events', () => {
  it.each(TYPES)('may write %s, wherever it belongs', (type) => {
    for (const user of EVENT_WRITERS[type].by) assert.equal(mayWrite(user, subjectOf(type)), true, user);
  });

  it.each(TYPES)('is alone with %s, but for what shares the subject of a series or a folder', (type) => {
    const { at, by } = EVENT_WRITERS[type];
    const sharing = TYPES.filter((one) => at !== null && EVENT_WRITERS[one].at === at).flatMap(
      (one) => EVENT_WRITERS[one].by,
    );
    const others = USERS.filter((user) => !by.includes(user) && !sharing.includes(user));
    const folderToo = at === '_.*' ? ['ingest', 'publisher'] : [];
    assert.deepEqual(
      others.filter((user) => mayWrite(user, subjectOf(type))),
      folderToo.filter((user) => others.includes(user)),
    );
  });

  it('is a worker for facts of frames alone, of its own stages', () => {
    for (const kind of ['calibration', 'astrometry', 'photometry']) {
      const written = TYPES.filter((type) => EVENT_WRITERS[type].by.includes(`${kind}-worker`));
      assert.ok(written.length > 0);
      assert.deepEqual(eventSubjectsOf(`${kind}-worker`), {
        allow: written.map((type) => `wombat.frames.${type}.>`),
        deny: [],
      });
      for (const type of TYPES.filter((one) => definitionOf(one).stream === 'events'))
        assert.equal(mayWrite(`${kind}-worker`, subjectOf(type)), false, type);
    }
  });
});
