import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSolver as findSolverProgram, findStarDatabase } from '@wombat/service-kit/solver';
import { itUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { bringStarDatabase } from './bringStarDatabase.js';
import { versionOfSolver } from './systemPrograms.js';

const solver = findSolverProgram('auto');
const search = { solver, version: versionOfSolver(solver) };

/** A computer that has one for everybody cannot show how one comes about. */
const skip =
  skipWithoutPrerequisite('astap') ||
  skipWithoutPrerequisite('tycho2-07') ||
  (findStarDatabase('auto', search) !== null && 'NOT RUN: this computer has a star database already');

describe('a computer without a star database', () => {
  const home = process.env.HOME;
  const folder = mkdtempSync(join(tmpdir(), 'wombat-stardb-'));
  const said: string[] = [];
  const wish = { database: 'auto', binary: 'auto', say: (text: string) => void said.push(text) };
  beforeAll(() => {
    process.env.HOME = folder;
  });
  afterAll(() => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
    rmSync(folder, { recursive: true, force: true });
  });

  itUnless(skip)('gets one of Tycho-2 that the solver reads, once', async () => {
    await bringStarDatabase(wish);
    const found = findStarDatabase('auto', search);
    assert.equal(found?.folder, join(folder, '.local/share/astap'));
    assert.ok(found.readable.length > 0);
    const [area = ''] = readdirSync(found.folder);
    const built = statSync(join(found.folder, area)).mtimeMs;
    await bringStarDatabase(wish);
    assert.equal(statSync(join(found.folder, area)).mtimeMs, built);
    assert.deepEqual(said, ['no star database there: building one of the stars of Tycho-2, this once']);
  });

  itUnless(skip)('gets none where the configuration names a folder', async () => {
    const folderBefore = readdirSync(folder);
    await bringStarDatabase({ ...wish, database: '/nowhere' });
    assert.deepEqual(readdirSync(folder), folderBefore);
  });
});
