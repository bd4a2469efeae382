import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderCache } from './folderCache.js';

const url = 'https://vsx.aavso.org/index.php?view=api.object&ident=SS+Cyg&format=json';
const answer = { status: 200, body: '{"VSXObject":{}}' };

describe('folderCache', () => {
  let folder = '';
  let time = new Date('2026-01-01T00:00:00Z');
  const failures: unknown[] = [];
  const cache = (place = folder) => folderCache({ folder: place, now: () => time, failed: (e) => failures.push(e) });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-cache-'));
    time = new Date('2026-01-01T00:00:00Z');
    failures.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was kept, also to the next process, until its days are over', () => {
    cache().keep(url, answer, 7);
    assert.deepEqual(cache().find(url), answer);
    assert.equal(cache().find(`${url}&data=1`), null);
    time = new Date('2026-01-07T23:59:59Z');
    assert.deepEqual(cache().find(url), answer);
    time = new Date('2026-01-08T00:00:00Z');
    assert.equal(cache().find(url), null);
  });

  it('keeps for ever what is to be kept until somebody takes it away', () => {
    cache().keep(url, answer, Number.POSITIVE_INFINITY);
    time = new Date('2036-01-01T00:00:00Z');
    assert.deepEqual(cache().find(url), answer);
    rmSync(folder, { recursive: true });
    assert.equal(cache().find(url), null);
  });

  it('keeps nothing for no days', () => {
    cache().keep(url, answer, 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('asks again where a file is cut short or not its own', () => {
    cache().keep(url, answer, 7);
    const [file = ''] = readdirSync(folder);
    for (const text of ['', '{"url":', '[]', '{"url":"x"}', 'null']) {
      writeFileSync(join(folder, file), text);
      assert.equal(cache().find(url), null, text);
    }
  });

  it('says when it cannot write, and goes on', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    cache(file).keep(url, answer, 7);
    assert.equal(failures.length, 1);
    assert.equal(cache(file).find(url), null);
  });
});
