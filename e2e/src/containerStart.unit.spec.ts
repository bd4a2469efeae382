import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './documents/document.js';

const NOBODY = 65_534;

describe('what a container looks at before its program starts', () => {
  const place = mkdtempSync(join(tmpdir(), 'wombat-container-'));
  const at = (name: string) => join(place, name);
  for (const folder of ['data', 'home', 'stars', 'empty', 'folder.yaml', 'locked']) mkdirSync(at(folder));
  writeFileSync(at('wombat.yaml'), '');
  writeFileSync(at('stars/d50_0101.1476'), '');
  for (const folder of ['', 'data', 'home']) chmodSync(at(folder), 0o777);
  chmodSync(at('locked'), 0o555);
  afterAll(() => rmSync(place, { recursive: true }));

  /** What it says, '' where nothing is wrong; asked as nobody special, as root may do all. */
  const look = (name: string, places: { config?: string; data?: string; stars?: string } = {}) => {
    const { config = 'wombat.yaml', data = 'data', stars = 'stars' } = places;
    const { status, stdout } = spawnSync('sh', [join(checkout, 'docker/look.sh'), name], {
      encoding: 'utf8',
      cwd: '/',
      ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
      env: {
        PATH: process.env.PATH,
        WOMBAT_CONFIG: at(config),
        WOMBAT_DATA: at(data),
        WOMBAT_HOME: at('home'),
        WOMBAT_SOLVE_DATABASE: at(stars),
      },
    });
    assert.equal(status, stdout === '' ? 0 : 1);
    return stdout;
  };

  it('is in order where all is there', () => {
    for (const name of ['ingest', 'astrometry-worker']) assert.equal(look(name), '');
  });

  it('is told in a sentence where the configuration is a folder, or none', () => {
    assert.match(look('ingest', { config: 'folder.yaml' }), /^wombat\.yaml is a folder: .+\n$/);
    assert.match(look('ingest', { config: 'none.yaml' }), /^wombat\.yaml cannot be read .+\n$/);
  });

  it('is told where the data are of another owner, or away', () => {
    assert.match(look('ingest', { data: 'locked' }), /^the data folder is of \d+:\d+ and this runs as \d+:\d+: .+\n$/);
    assert.match(look('ingest', { data: 'none' }), /^the data folder is none: .+\n$/);
  });

  it('is told where a backup is in the home in part alone', () => {
    writeFileSync(at('home/restoring'), '');
    try {
      assert.match(look('ingest'), /^a backup is in the home in part alone: .+\n$/);
    } finally {
      rmSync(at('home/restoring'));
    }
  });

  it('is told where the worker that solves has no stars, and is no matter of others', () => {
    assert.match(look('astrometry-worker', { stars: 'empty' }), /^the folder of the star database is empty: .+\n$/);
    assert.equal(look('ingest', { stars: 'empty' }), '');
  });
});
