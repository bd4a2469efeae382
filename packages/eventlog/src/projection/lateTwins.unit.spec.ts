import assert from 'node:assert/strict';
import type { NewEvent } from '../log/eventLog.js';
import { event, revision } from '../testkit/sampleEvents.js';
import { tallyProjection } from '../testkit/tallyProjection.js';
import { TemporaryTables } from '../testkit/temporaryTables.js';
import { checkpointOf, subjectHead } from './projection.js';

const solved = (id: string, targetName: string, count: number) =>
  event('FramesSolved', { reduction: revision(1, { targetName }), solved: count }, { id });
const failed = (id: string, reason: string) => event('FrameFailed', { path: 'a.fits', reason }, { id });

/** `tally.times` counts every event that is handed over, so a twin would be seen. */
const life: NewEvent[] = [
  solved('one', 'SS Cyg', 1),
  solved('two', 'TT Ari', 2),
  failed('three', 'empty'),
  solved('four', 'SS Cyg', 3),
  failed('five', 'truncated'),
  solved('six', 'TT Ari', 4),
];

async function tablesAfter<Answer>(events: readonly NewEvent[], ask: (tables: TemporaryTables) => Answer) {
  const tables = await TemporaryTables.open(tallyProjection());
  try {
    for (const one of events) tables.appendAgain(one);
    return ask(tables);
  } finally {
    await tables.close();
  }
}

describe('an event that stands in the log again', () => {
  it('changes no row, whichever it is and at whatever later place', async () => {
    const rows = await tablesAfter(life, (tables) => tables.rows());
    for (const [index, twin] of life.entries())
      for (let place = index + 1; place <= life.length; place++) {
        const events = [...life.slice(0, place), twin, ...life.slice(place)];
        assert.deepEqual(await tablesAfter(events, (tables) => tables.rows()), rows, `${twin.id} again at ${place}`);
      }
  });

  it('is passed all the same: the next decision on its subject rests on it', async () => {
    const [first] = life;
    assert.ok(first);
    const { subject, head, checkpoint } = await tablesAfter([...life, first], ({ store }) => {
      const subject = store.get<{ subject: string }>(
        'SELECT subject FROM subject_head ORDER BY sequence DESC',
      )?.subject;
      return { subject, head: subjectHead(store, subject ?? ''), checkpoint: checkpointOf(store, 'events') };
    });
    assert.match(subject ?? '', /SS/);
    assert.deepEqual([head, checkpoint], [5, 5]);
  });

  it('is what it is by its id alone: the same words said of something new count', async () => {
    const again = solved('seven', 'SS Cyg', 3);
    const [tally] = await tablesAfter([...life, again], (tables) => tables.rows().tally ?? []);
    assert.deepEqual(tally, { target: 'SS Cyg', solved: 3, times: 3 });
  });
});
