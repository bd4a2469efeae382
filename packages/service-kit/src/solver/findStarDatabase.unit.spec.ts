import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findSolver, solverFolders } from './findSolver.js';
import { findStarDatabase, usualDatabaseFolders } from './findStarDatabase.js';
import { knowsDatabase, solverVersionIn } from './knownDatabases.js';
import { starDatabasesIn } from './starDatabasesIn.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-solver-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function folderWith(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const file of files) writeFileSync(join(path, file), '');
  return path;
}

const DEBIAN = '2022.11.11';
const TODAY = '2026.07.16';

describe('star databases', () => {
  it('are known by the names of their area files', () => {
    for (const [file, name] of [
      ['w08_0101.001', 'w08'],
      ['h18_0101.1476', 'h18'],
      ['g18_0101.290', 'g18'],
      ['d50_3601.1476', 'd50'],
      ['D80_0101.1476', 'd80'],
      ['v17_0101.290', 'v17'],
    ] as const) {
      const found = starDatabasesIn(folderWith(`db-${name}`, file, 'readme.txt'));
      assert.deepEqual(
        found.map((database) => database.name),
        [name],
      );
    }
    assert.deepEqual(starDatabasesIn(folderWith('db-none', 'x99_0101.290', 'g18.txt')), []);
    assert.deepEqual(starDatabasesIn(join(folder, 'nowhere')), []);
  });

  it('say what their header says, but not the numbers of w08', () => {
    const path = folderWith('db-header');
    writeFileSync(join(path, 'g18_0101.290'), `${'Stars to magnitude 18'.padEnd(109)}\x05`);
    writeFileSync(join(path, 'w08_0101.001'), 'abcdefgh');
    assert.deepEqual(
      starDatabasesIn(path).map(({ description }) => description),
      ['Stars to magnitude 18', ''],
    );
  });

  it('are read by versions of ASTAP from their day on', () => {
    for (const name of ['g17', 'g18', 'h17', 'h18', 'v17', 'w08']) assert.ok(knowsDatabase(DEBIAN, name));
    for (const name of ['d05', 'd20', 'd50', 'd80', 'v05', 'v50', 'g05']) {
      assert.ok(!knowsDatabase(DEBIAN, name) && !knowsDatabase('2023.03.16', name));
      assert.ok(knowsDatabase('2023.03.17', name) && knowsDatabase('2023.3.17', name) && knowsDatabase(null, name));
    }
  });

  it('leave out what this solver cannot read where both lie in one folder', () => {
    const path = folderWith('both', 'd50_0101.1476', 'g17_0101.290');
    const old = findStarDatabase(path, { solver: null, version: DEBIAN });
    assert.deepEqual(
      [old?.readable.map(({ name }) => name), old?.unreadable.map(({ name }) => name)],
      [['g17'], ['d50']],
    );
    assert.equal(findStarDatabase(path, { solver: null, version: TODAY })?.readable.length, 2);
  });

  it('are taken beside the solver, and told where only a newer solver reads them', () => {
    const beside = folderWith('astap', 'd80_0101.1476');
    const found = findStarDatabase('auto', { solver: join(beside, 'astap_cli'), version: TODAY });
    assert.equal(found?.folder, beside);
    const unreadable = findStarDatabase(beside, { solver: null, version: DEBIAN });
    assert.deepEqual([unreadable?.readable, unreadable?.unreadable.length], [[], 1]);
    assert.equal(findStarDatabase(join(folder, 'nowhere'), { solver: null, version: null }), null);
  });

  it('are looked for where each system has them', () => {
    assert.equal(usualDatabaseFolders('/opt/x/astap', 'linux')[0], '/opt/x');
    assert.ok(usualDatabaseFolders(null, 'linux').includes('/opt/astap'));
    assert.ok(usualDatabaseFolders(null, 'darwin').includes('/usr/local/opt/astap'));
    assert.ok(usualDatabaseFolders(null, 'win32').includes('C:\\Program Files\\astap'));
  });
});

describe('the solver', () => {
  it('is looked for by PATH, then where each system installs it; the program without a window first', () => {
    const [first, second] = [folderWith('bin1', 'astap'), folderWith('bin2', 'astap_cli', 'plain')];
    for (const file of [join(first, 'astap'), join(second, 'astap_cli')]) chmodSync(file, 0o755);
    assert.equal(findSolver('auto', { path: `${first}:${second}` }), join(second, 'astap_cli'));
    assert.equal(findSolver('astap', { path: first }), join(first, 'astap'));
    assert.equal(findSolver(join(first, 'astap'), { path: '' }), join(first, 'astap'));
    assert.equal(findSolver(join(second, 'plain'), { path: second }), null);
    assert.ok(solverFolders('darwin').includes('/Applications/ASTAP.app/Contents/MacOS'));
    assert.ok(solverFolders('win32').every((place) => place.startsWith('C:\\')));
    assert.ok(solverFolders('linux').includes('/opt/astap'));
  });

  it('names its version in its help', () => {
    assert.equal(solverVersionIn('ASTAP astap_cli version CLI-2022.11.11\n(C) 2018, 2022'), DEBIAN);
    assert.equal(solverVersionIn('Solver version 2026.07.16, (C) 2018, 2026'), TODAY);
    assert.equal(solverVersionIn('usage: solve'), null);
  });
});
