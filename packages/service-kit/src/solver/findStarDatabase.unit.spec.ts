import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { findSolver, solverFolders } from './findSolver.js';
import { findStarDatabase, usualDatabaseFolders } from './findStarDatabase.js';
import { databasesToInstall, knowsDatabase, solverVersionIn } from './knownDatabases.js';
import { starDatabasesIn } from './starDatabasesIn.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-solver-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

  it('to install are those the solver reads, whatever its version', () => {
    for (const version of [DEBIAN, TODAY, '2023.03.16', '2023.03.17']) {
      const named =
        databasesToInstall(version)
          .replace(/\(not .*/, '')
          .match(/[DVHG]\d\d/g) ?? [];
      assert.ok(named.length > 0 && named.every((name) => knowsDatabase(version, name.toLowerCase())), version);
    }
    assert.match(databasesToInstall(null), /D50 .*H18/);
  });
});

describe('the places of each system', () => {
  /** One place of each that ASTAP's own installer or a package manager uses. */
  const MUST: Record<'linux' | 'darwin' | 'win32', { solver: string[]; database: string[] }> = {
    linux: { solver: ['/usr/bin', '/opt/astap'], database: ['/opt/astap', '/usr/share/astap/data'] },
    darwin: {
      solver: ['/Applications/ASTAP.app/Contents/MacOS', '/opt/homebrew/bin'],
      database: ['/usr/local/opt/astap', '/Applications/ASTAP.app/Contents/MacOS'],
    },
    win32: { solver: ['C:\\Program Files\\astap'], database: ['C:\\Program Files\\astap'] },
  };
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const own = join(homedir(), '.local/share/astap');
    const solver = solverFolders(platform);
    const database = usualDatabaseFolders(null, platform);

    it(`are whole paths of ${platform}, each once, those of its installers among them`, () => {
      for (const [places, must] of [
        [solver, MUST[platform].solver],
        [database, MUST[platform].database],
      ] as const) {
        for (const place of places.filter((one) => one !== own)) {
          const isWindows = win32.isAbsolute(place) && /^[A-Z]:\\[^/]+$/.test(place);
          const isPosix = posix.isAbsolute(place) && !/[\\:]/.test(place) && posix.normalize(place) === place;
          assert.ok(platform === 'win32' ? isWindows : isPosix, `${platform}: ${place}`);
        }
        assert.equal(new Set(places).size, places.length);
        assert.deepEqual(
          must.filter((place) => !places.includes(place)),
          [],
        );
      }
      assert.equal(database.at(-1), own, "the place ./wombat stardb writes to is anybody's last");
    });
  }

  it('begin with the one beside the solver, wherever that is', () => {
    for (const place of [...solverFolders('linux'), ...solverFolders('darwin'), '/somewhere/else']) {
      for (const platform of ['linux', 'darwin'] as const) {
        const folders = usualDatabaseFolders(join(place, 'astap_cli'), platform);
        assert.equal(folders[0], place);
        assert.equal(new Set(folders).size, folders.length);
      }
    }
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
  });

  it('names its version in its help', () => {
    assert.equal(solverVersionIn('ASTAP astap_cli version CLI-2022.11.11\n(C) 2018, 2022'), DEBIAN);
    assert.equal(solverVersionIn('Solver version 2026.07.16, (C) 2018, 2026'), TODAY);
    assert.equal(solverVersionIn('usage: solve'), null);
  });
});
