import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tightenHome } from './tightenHome.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-tighten-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const modeOf = (name: string) => (statSync(join(home, name)).mode & 0o7777).toString(8);

describe('a home that an older version made', () => {
  it('is its owner\u2019s alone afterwards, with its logs, tables and journals; what else lies there stays', () => {
    for (const folder of ['logs', 'db', 'journal', 'data']) mkdirSync(join(home, folder));
    const ours = ['logs/ingest.log', 'db/ingest.db', 'journal/ingest.db', 'wombatpipeline.db', 'wombatpipeline.db-wal'];
    for (const file of [...ours, 'data/a.fits']) writeFileSync(join(home, file), '');
    for (const path of ['', 'logs', 'db', 'journal', 'data']) chmodSync(join(home, path), 0o755);
    for (const file of [...ours, 'data/a.fits']) chmodSync(join(home, file), 0o644);
    assert.deepEqual(tightenHome(home), []);
    assert.deepEqual(['', 'logs', 'db', 'journal'].map(modeOf), ['700', '700', '700', '700']);
    assert.deepEqual(ours.map(modeOf), ['600', '600', '600', '600', '600']);
    assert.deepEqual(['data', 'data/a.fits'].map(modeOf), ['755', '644']);
  });

  it('is told of, and left, where many write into it', () => {
    chmodSync(home, 0o1777);
    assert.deepEqual(tightenHome(home), [
      `${home} can be read by other users of this computer: chmod 700 it where that is not meant`,
    ]);
    assert.equal(modeOf(''), '1777');
  });
});
