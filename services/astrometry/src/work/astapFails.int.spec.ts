import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstallationFault } from '@wombat/service-kit';
import { findSolver } from '@wombat/service-kit/solver';
import { areaFileName, areaOf, writeStarDatabase } from '@wombat/stardb';
import { describeUnless } from '@wombat/testdata';
import { type Astap, analyse, solve } from '../adapters/astap.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { BLIND, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const base: Field = { centre, width: 1024, height: 800, scaleArcsec: 3 };
const known = { ...centre, fovDegrees: fovOf(base) };

describeUnless(withoutAstap)('what ASTAP cannot solve', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 4 });
  let database = '';
  beforeAll(async () => {
    database = await folder.database('all', stars);
  });

  it('is a frame far from where it should be, when little round it is searched', async () => {
    const hints = { ...known, decDegrees: known.decDegrees - 12 };
    const solved = await folder.solve(base, stars, { database, hints, settings: { searchRadius: 3 } });
    assert.ok(!solved.solved && solved.attempts.length >= 2);
    assert.match(solved.reason, /^no match/);
    assert.equal(solved.solution, undefined);
  });

  it('is a frame without stars or with few, told in one try', async () => {
    for (const shown of [[], stars.slice(0, 300)]) {
      const solved = await folder.solve(base, shown, { database, hints: known });
      assert.match(solved.reason, /^too few stars to solve it \(\d+ stars seen\): clouds, focus/);
      assert.equal(solved.attempts.length, 1);
    }
  });

  it('is a sheared picture: no telescope makes one', async () => {
    const solved = await folder.solve({ ...base, shear: 0.12 }, stars, { database, hints: known });
    assert.ok(!solved.solved, `${solved.attempts.at(-1)?.method}`);
  });

  it('is nothing of the frame, but of this computer, without a star database, with a newer or a torn one', async () => {
    const empty = join(folder.root, 'empty');
    mkdirSync(empty);
    const solve = (where: string) => folder.solve(base, stars, { database: where, hints: known });
    const lacks = (code: string) => (error: unknown) => error instanceof InstallationFault && error.code === code;
    await assert.rejects(solve(empty), lacks('noStarDatabase'));
    writeFileSync(join(empty, 'd50_0101.1476'), '');
    await assert.rejects(solve(empty), /is for a newer ASTAP|missing or damaged|is not there/);
    const torn = await folder.database('torn', stars);
    rmSync(join(torn, areaFileName('g18', areaOf(centre))));
    await assert.rejects(solve(torn), lacks('starDatabaseDamaged'));
  });

  it('is a frame whose time runs out: the solver is killed, and the row says so', async () => {
    const small: Field = { ...base, width: 640, height: 480 };
    const strangers = starsIn({ centre, radiusDegrees: 1, count: 4000, seed: 77, faintest: 12 });
    const solved = await folder.solve(small, strangers, { database, hints: BLIND, settings: { timeLimitSeconds: 1 } });
    assert.ok(!solved.solved);
    assert.equal(solved.attempts[0]?.errorMessage, 'no answer in the time of 1 s');
    assert.match(solved.reason, /ran out of time/);
  });
});

describeUnless(withoutAstap)('what a run of ASTAP leaves behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-stale-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const database = join(folder, 'all');

  it('is never taken for the next one: stale .ini, .wcs and .bak go first', async () => {
    const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 4 });
    await writeStarDatabase(database, stars, { description: 'Generated test sky, not a real catalogue' });
    const astap: Astap = { binary: findSolver('auto') ?? '', version: '', database, timeLimitSeconds: 60 };
    const plan = { method: 'astapNear' as const, hints: known, radiusDegrees: 5, stars: null };
    await writeField({ root: folder, name: 'in.fits' }, base, stars);
    const first = await solve(astap, folder, plan);
    assert.ok(first.outcome.ok && first.outcome.value.solved);
    assert.match(await readFile(join(folder, 'in.wcs'), 'latin1'), /PLTSOLVD/);
    await writeField({ root: folder, name: 'in.fits' }, base, []);
    const second = await solve(astap, folder, plan);
    assert.ok(second.outcome.ok && !second.outcome.value.solved);
    assert.equal(second.outcome.value.error.replace(/\.$/, ''), 'Not enough stars');
    await assert.rejects(readFile(join(folder, 'in.wcs')));
    const unanswered = await solve({ ...astap, binary: '/bin/true' }, folder, plan);
    assert.match(unanswered.outcome.ok ? '' : unanswered.outcome.fault.message, /code 0 and wrote no result/);
  });

  it('-analyse counts stars and tells their size, and says nothing of a file it cannot read', async () => {
    const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 4 });
    const astap: Astap = { binary: findSolver('auto') ?? '', version: '', database: folder, timeLimitSeconds: 60 };
    await writeField({ root: folder, name: 'in.fits' }, base, stars);
    const seen = await analyse(astap, folder, 10);
    assert.ok(seen !== null && seen.stars > 60 && seen.hfdPixels > 1.5 && seen.hfdPixels < 5, JSON.stringify(seen));
    writeFileSync(join(folder, 'in.fits'), 'no image');
    assert.equal(await analyse(astap, folder, 10), null);
  });
});
