import assert from 'node:assert/strict';
import type { Projection } from '../projection/projection.js';
import { migration } from '../tables/migration.js';
import { reductionOf } from '../vocabulary/vocabulary.js';
import { specifyProjection } from './projectionSpecification.js';
import { event, revision } from './sampleEvents.js';
import { tallyProjection } from './tallyProjection.js';

const newest: Projection = {
  streams: ['events', 'frames'],
  migrations: [
    migration('NewestTables1763000000000', ['CREATE TABLE newest (revision INTEGER, path TEXT, said_at TEXT)']),
  ],
  handlers: {
    FramesSolved: (store, { payload, occurredAt }) => {
      store.run('DELETE FROM newest');
      store.run('INSERT INTO newest VALUES (?, NULL, ?)', reductionOf(payload).revision, occurredAt);
    },
    FrameFailed: (store, { payload }) => void store.run('UPDATE newest SET path = ?', payload.path),
  },
};
const spec = specifyProjection(newest);
const solved = (number: number) => event('FramesSolved', { reduction: revision(number) });

describe('specifyProjection', () => {
  it('passes where a table has just these rows, in the columns that are named', async () => {
    await spec
      .given(solved(1), event('FrameFailed', { path: 'a.fits' }))
      .thenRows({ newest: [{ revision: 1, path: 'a.fits' }] });
    await spec.given().thenRows({ newest: [] });
  });

  it('fails where rows differ, are too many or too few, or have no such column or table', async () => {
    const rows = [[{ revision: 2 }], [], [{ revision: 1 }, { revision: 1 }], [{ version: 1 }], [{ version: null }]];
    for (const newest of rows) await assert.rejects(spec.given(solved(1)).thenRows({ newest }), assert.AssertionError);
    await assert.rejects(spec.given(solved(1)).thenRows({ oldest: [] }), assert.AssertionError);
  });

  it('fails where an event that stands in the log twice counts twice', async () => {
    const { streams, migrations, handlers } = tallyProjection();
    const tally = specifyProjection({ streams, migrations: migrations.slice(4), handlers });
    const counted = tally.given(solved(1)).thenRows({ tally: [{ target: 'SS Cyg', times: 1 }] });
    await assert.rejects(counted, /an event that stands in the log twice counts twice/);
  });

  it('fails where a twin at a later place undoes what came before it, though all of them again would mend it', async () => {
    const { handlers, ...rest } = newest;
    const forgetful = specifyProjection({
      ...rest,
      handlers: {
        FramesSolved: (store, event) => {
          handlers.FramesSolved?.(store, event);
          store.run('DELETE FROM applied_event');
        },
        FrameFailed: (store, event) => {
          handlers.FrameFailed?.(store, event);
          store.run('DELETE FROM applied_event');
        },
      },
    });
    const told = forgetful.given(solved(1), event('FrameFailed', { path: 'a.fits' }));
    await assert.rejects(
      told.thenRows({ newest: [{ revision: 1, path: 'a.fits' }] }),
      /a twin at a later place counts/,
    );
  });

  it('tells whether a late event changes anything, and refuses one that nobody handles', async () => {
    await assert.rejects(spec.given(solved(2)).thenUnchangedBy(solved(1)), assert.AssertionError);
    await spec
      .given(event('FrameFailed', { path: 'a.fits' }))
      .thenUnchangedBy(event('FrameFailed', { path: 'b.fits' }));
    await assert.rejects(spec.given().thenUnchangedBy(event('Validated')), /Validated is not handled at all/);
  });
});
