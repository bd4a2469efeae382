import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualDatabaseFolders } from '@wombat/service-kit/solver';
import { dataFolderProblem, homeProblem } from './folders.js';
import { brokerProblem } from './preflight.js';
import { databaseMissing, findSolver, findStarDatabases } from './systemPrograms.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-preflight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function folderWith(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const file of files) writeFileSync(join(path, file), '');
  return path;
}

describe('the data folder', () => {
  const strict = { mayBeEmpty: false };
  it('is fine when it holds a night', () => {
    assert.equal(dataFolderProblem(folderWith('nights', '20260131'), strict), null);
  });

  it('has a sentence for each way to be wrong', () => {
    assert.match(dataFolderProblem(join(folder, 'none'), strict) ?? '', /does not exist.*--data/);
    assert.match(dataFolderProblem(join(folderWith('nights', '20260131'), '20260131'), strict) ?? '', /is a file/);
    assert.match(dataFolderProblem(folderWith('empty'), strict) ?? '', /is empty/);
    assert.match(dataFolderProblem(folderWith('mac', '.DS_Store'), strict) ?? '', /is empty/);
  });

  it('may be empty where new nights are awaited', () => {
    assert.equal(dataFolderProblem(folderWith('empty'), { mayBeEmpty: true }), null);
  });
});

describe('the home', () => {
  it('is made where it is missing, and a file in its place is told', () => {
    assert.equal(homeProblem(join(folder, 'new/home')), null);
    writeFileSync(join(folder, 'file'), '');
    assert.match(homeProblem(join(folder, 'file/home')) ?? '', /cannot be written/);
  });
});

describe('programs', () => {
  it('name the key to correct', () => {
    const solver = findSolver('/no/such/astap');
    assert.match(solver.ok ? '' : solver.fault.message, /solve\.binary is '\/no\/such\/astap'/);
  });
});

describe('star databases', () => {
  it('are missed with the key to set', () => {
    for (const path of [folderWith('db-none', 'x99_0101.290', 'g18.txt'), join(folder, 'none')]) {
      const found = findStarDatabases(path, null);
      assert.match(found.ok ? '' : found.fault.message, /solve\.database is .* no star database/);
    }
  });

  it('only a newer solver reads are told with what to install', () => {
    const solver = join(folderWith('old', 'astap_cli'), 'astap_cli');
    writeFileSync(solver, '#!/bin/sh\necho "ASTAP astrometric solver version CLI-2022.11.11"\n');
    chmodSync(solver, 0o755);
    const path = folderWith('db-new', 'd50_0101.1476');
    const found = findStarDatabases(path, solver);
    assert.match(
      found.ok ? '' : found.fault.message,
      /ASTAP 2022\.11\.11 cannot read the star database d50.*newer ASTAP, or H18, G18 or V17/,
    );
    assert.ok(findStarDatabases(path, null).ok);
  });

  it('are missed with every place of the system, and with what the solver there reads', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const folders = usualDatabaseFolders(null, platform);
      const told = databaseMissing(folders, '2022.11.11');
      assert.ok(folders.length > 2 && folders.every((place) => told.includes(place)), told);
      assert.match(told, /install H18, G18 or V17.*solve\.database.*stardb --from-tycho/);
    }
    assert.match(databaseMissing(['/x'], null), /D50 for an ASTAP of March 2023 or later, H18 or G18 for an older/);
  });
});

describe('our own broker', () => {
  it('is alone, and keeps no copies', async () => {
    assert.match((await brokerProblem(null, 3)) ?? '', /broker\.replicas is 3.*NATS_URL must name a cluster/);
  });
});

describe('a broker somebody else runs', () => {
  it('must answer', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    assert.equal(await brokerProblem(`nats://127.0.0.1:${port}`, 1), null);
    await new Promise((resolve) => server.close(resolve));
    assert.match((await brokerProblem(`nats://127.0.0.1:${port}`, 1)) ?? '', /no nats-server answers/);
    assert.match((await brokerProblem('nonsense://', 1)) ?? '', /cannot be read, where no nats-server answers/);
  });
});
