import assert from 'node:assert/strict';
import { checkpointOf, mergeProjections } from '@wombat/eventlog';
import { event, specifyProjection, TemporaryTables } from '@wombat/eventlog/testkit';
import { heads } from './heads.js';

describe('the heads of the log', () => {
  it('are all that is kept of it', () => specifyProjection(heads).given(event('NightDiscovered')).thenRows({}));

  it('tell how far the log was followed', async () => {
    const tables = await TemporaryTables.open(mergeProjections([heads]));
    try {
      assert.equal(checkpointOf(tables.store, 'events'), 0);
      for (const seen of [event('NightDiscovered'), event('ScanCompleted')]) tables.append(seen);
      assert.equal(checkpointOf(tables.store, 'events'), 2);
      assert.deepEqual(tables.rows(), {});
    } finally {
      await tables.close();
    }
  });
});
