import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mergeProjections } from '@wombat/eventlog';
import {
  assertEntitiesFit,
  assertOpensOlderHome,
  assertSameInAnyOrder,
  TemporaryTables,
} from '@wombat/eventlog/testkit';
import { ingestProjections } from './ingestProjections.js';

const older = new URL('../../src/projection/testing/home-0.1.0.sql', import.meta.url);

describe("ingest's tables", () => {
  it('of version 0.1.0 open as they are and go on', () => assertOpensOlderHome(older, ...ingestProjections));

  it('of version 0.1.0 call the stages of halts as the log does now', async () => {
    const halt = (filter: string, stage: string) =>
      `INSERT INTO halt VALUES('20240101','SS Cyg','${filter}','${stage}','novsx','a reason',NULL);`;
    const dump = [readFileSync(older, 'utf8'), halt('V', 'catalog'), halt('B', 'photometry'), halt('R', 'solve')];
    const tables = await TemporaryTables.open(mergeProjections(ingestProjections), dump.join('\n'));
    try {
      const stages = tables.store.all('SELECT filter, stage FROM halt ORDER BY filter');
      assert.deepEqual(
        stages.map(({ filter, stage }) => [filter, stage]),
        [
          ['B', 'measure'],
          ['R', 'solve'],
          ['V', 'select'],
        ],
      );
    } finally {
      await tables.close();
    }
  });

  it('of version 0.1.0 call the ways a frame was solved as the log does now', async () => {
    const attempt = (number: number, method: string) =>
      `INSERT INTO wcs (date, target_name, filter, filename, revision, solve_try, success, method, timestamp)
       VALUES('20240101','SS Cyg','V','b.fits',1,${number},0,'${method}','2024-01-02T03:04:05.678Z');`;
    const words = ['ASTAP near', 'ASTAP near, all stars', 'ASTAP fov 30', 'solve-field', 'header', ''];
    const dump = [readFileSync(older, 'utf8'), ...words.map((word, index) => attempt(index + 1, word))];
    const tables = await TemporaryTables.open(mergeProjections(ingestProjections), dump.join('\n'));
    try {
      const tries = tables.store.all("SELECT method FROM wcs WHERE filename = 'b.fits' ORDER BY solve_try");
      assert.deepEqual(
        tries.map(({ method }) => method),
        ['astapNear', 'astapNearAllStars', 'astapFov30', 'solveField', 'header', null],
      );
    } finally {
      await tables.close();
    }
  });

  it('are what their entities say', () => assertEntitiesFit(...ingestProjections));

  it('end the same wherever workers tell of their work', () => assertSameInAnyOrder(...ingestProjections));
});
