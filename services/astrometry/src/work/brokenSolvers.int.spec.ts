import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstallationFault } from '@wombat/service-kit';
import { configSchema } from '@wombat/service-kit/config';
import { findSolver } from '@wombat/service-kit/solver';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import { probeSolver } from '../adapters/probeSolver.js';
import { type Field, starsIn } from './testing/simulatedField.js';
import { fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 1024, height: 800, scaleArcsec: 3 };
const hints = { ...centre, fovDegrees: fovOf(field) };

/** In the words of `ps`; '' for none that is there. */
const stateOf = (pid: string) => spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim();

/** Bodies of a `SolverFolder.script`. */
const BROKEN: Readonly<Record<string, string>> = {
  crashes: 'kill -SEGV $$',
  'ends with 1 and no word': 'exit 1',
  'ends with 0 and no word': 'exit 0',
  'prints garbage': 'head -c 100000 /dev/urandom; exit 0',
  'writes a result of garbage': 'head -c 1000 /dev/urandom >"$ini"; exit 0',
  'writes a solution without numbers': 'printf "PLTSOLVD=T\\nCRVAL1=NAN\\n" >"$ini"; exit 0',
  'solves everything':
    'printf "PLTSOLVD=T\\nCRPIX1=5\\nCRPIX2=5\\nCRVAL1=1\\nCRVAL2=1\\nCD1_1=1\\nCD1_2=0\\nCD2_1=0\\nCD2_2=9\\n" >"$ini"',
  'empties its input': ': >in.fits; $astap "$@"',
  'deletes its input': 'rm -f in.fits; $astap "$@"',
};

describeUnless(withoutAstap)('a solver', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 4 });
  let database = '';
  beforeAll(async () => {
    database = await folder.database('all', stars);
  });

  const script = (name: string, body: string) => folder.script(name, body);
  const solveBy = (binary: string, shown = stars) =>
    folder.solve(field, shown, { database, hints, settings: { binary, timeLimitSeconds: 20 } });
  const isOurs = (code: string) => (error: unknown) => error instanceof InstallationFault && error.code === code;

  it.each(Object.entries(BROKEN))('that %s says nothing of the frame, but of this computer', async (name, body) => {
    await assert.rejects(solveBy(script(name, body)), isOurs('solverFails'));
  });

  it('that cannot be started says nothing of the frame', async () => {
    await assert.rejects(solveBy(join(folder.root, 'nowhere')), isOurs('noSolver'));
    const binary = script('without its shell', '');
    writeFileSync(binary, '#!/no/such/shell\n');
    await assert.rejects(solveBy(binary), isOurs('noSolver'));
  });

  it('that crashes on one frame alone is believed on the others, and that one stays unsolved', async () => {
    // The made image is of another size than the frame.
    const picky = script(
      'picky',
      '[ "$(head -c 2880 in.fits | grep -c "NAXIS1  = *1024")" = 0 ] || kill -SEGV $$\n$astap "$@"',
    );
    const solved = await solveBy(picky);
    assert.equal(solved.solved, false);
    assert.match(solved.reason, /^the solver ended with SIGSEGV: it fails on this frame alone$/);
  });

  it('that leaves a child with its output open is no time-out, and the child is ended', async () => {
    const pids = join(folder.root, 'child.pid');
    const binary = script('leaves a child', `sleep 300 & echo $! >>${pids}\n$astap "$@"`);
    const solved = await solveBy(binary);
    assert.equal(solved.solved, true, solved.reason);
    const children = readFileSync(pids, 'utf8').trim().split('\n');
    for (const pid of children) assert.match(stateOf(pid), /^(Z.*)?$/, 'it is gone, or nobody has fetched it yet');
  });

  it('that works does not solve the made image, and is not found wanting', async () => {
    const { solve } = configSchema.parse({ solve: { database } });
    const astap = await locateSolver(solve);
    assert.ok(astap.ok);
    assert.equal(await probeSolver(astap.value), null);
    const unsolvable = await solveBy(findSolver('auto') ?? '', []);
    assert.match(unsolvable.reason, /^too few stars/);
  });
});
