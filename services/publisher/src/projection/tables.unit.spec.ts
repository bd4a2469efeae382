import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '@wombat/eventlog';
import { assertEntitiesFit, assertOpensOlderHome, assertSameInAnyOrder } from '@wombat/eventlog/testkit';
import { submissionTables, submitterWords } from './migrations.js';
import { publisherProjections } from './publisherProjections.js';

const HOME = new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url);

describe("publisher's tables", () => {
  it('of version 0.1.0 open as they are and go on', () => assertOpensOlderHome(HOME, ...publisherProjections));

  it('call the ways to the AAVSO as the log does now, also for what was sent before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-tables-'));
    const file = join(folder, 'publisher.db');
    try {
      const before = await Store.open(file, { migrations: [submissionTables] });
      for (const submitter of ['auth0-form', 'manual']) {
        before.run(
          `INSERT INTO submission (id, number, state, submitter, star_name, star_auid, observer_code, file_name, file_sha256, rows,
             words, complaints, begun_by, begun_at, decided_by, note, at)
           VALUES (?, 1, 'accepted', ?, '', '', '', '', '', 1, '', '[]', '', '', '', '', '')`,
          ...[submitter, submitter],
        );
      }
      await before.close();
      const now = await Store.open(file, { migrations: [submissionTables, submitterWords] });
      assert.deepEqual(now.all('SELECT id, submitter FROM submission ORDER BY id'), [
        { id: 'auth0-form', submitter: 'auth0Form' },
        { id: 'manual', submitter: 'manual' },
      ]);
      await now.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are what their entities say', () => assertEntitiesFit(...publisherProjections));

  it('end the same wherever workers tell of their work', () => assertSameInAnyOrder(...publisherProjections));
});
