import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mergeProjections } from '@wombat/eventlog';
import { assertOpensOlderHome, assertSameInAnyOrder, TemporaryTables } from '@wombat/eventlog/testkit';
import { photometryProjections } from './photometry.js';

const older = new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url);

describe("photometry's tables", () => {
  it('of version 0.1.0 open as they are and go on', () => assertOpensOlderHome(older, ...photometryProjections));

  it('of version 0.1.0 get the report that lies beside the table of a transformed series', async () => {
    const dump = readFileSync(older, 'utf8').replace(
      /"table":\{"path":"[^"]*"/,
      '"table":{"path":"r2/SS_Cyg_20240101_phot.tbl"',
    );
    const tables = await TemporaryTables.open(mergeProjections(photometryProjections), dump);
    try {
      assert.deepEqual(tables.store.all('SELECT report FROM series'), [{ report: 'r2/SS_Cyg_20240101_aavso.txt' }]);
    } finally {
      await tables.close();
    }
  });

  it('of version 0.1.0 call a series of one comparison star as the log does now', async () => {
    const dump = readFileSync(older, 'utf8').replace('"mode":"ensemble"', '"mode":"single-no-check"');
    assert.match(dump, /single-no-check/);
    const tables = await TemporaryTables.open(mergeProjections(photometryProjections), dump);
    try {
      const modes = tables.store.all("SELECT json_extract(done, '$.mode') AS mode FROM series");
      assert.deepEqual(modes, [{ mode: 'singleNoCheck' }]);
    } finally {
      await tables.close();
    }
  });

  it('end the same wherever workers tell of their work', () => assertSameInAnyOrder(...photometryProjections));
});
