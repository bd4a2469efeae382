import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import type { CauseCode } from '@wombat/proto/words';
import { InstallationFault, installationFaultOf } from '@wombat/service-kit';
import { configSchema } from '@wombat/service-kit/config';
import { type Said, walkCodes } from '@wombat/service-kit/testkit';
import { areaFileName, areaOf, type DatabaseStar } from '@wombat/stardb';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import type { FieldDepth } from '../domain/index.js';
import { shallowFault } from './solveFrames.js';
import { Solver } from './solver.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

type Cause = Said<CauseCode>;

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 1024, height: 800, scaleArcsec: 3 };
const hints = { ...centre, fovDegrees: fovOf(field) };

const said = ({ code, message }: InstallationFault): Cause => ({ code, sentence: message });

/** What work that throws tells of this computer. */
async function thrownBy(work: () => unknown): Promise<Cause> {
  try {
    await work();
  } catch (error) {
    const fault = installationFaultOf(error);
    if (fault === null) throw error;
    return said(fault);
  }
  throw new Error('nothing is thrown');
}

/** As Node tells an error of the system that cannot be brought about here without being its administrator. */
const systemError = (code: keyof typeof constants.errno) => () =>
  thrownBy(() => {
    const number = -constants.errno[code];
    const [, words] = getSystemErrorMap().get(number) ?? [];
    const told = { code, errno: number, syscall: 'open', path: '/data/a.fits' };
    throw Object.assign(new Error(`${code}: ${words}, open '/data/a.fits'`), told);
  });

const ofDevice = (path: string, work: (file: number) => unknown, mode: string) => () =>
  thrownBy(() => {
    const file = openSync(path, mode);
    try {
      work(file);
    } finally {
      closeSync(file);
    }
  });

describeUnless(withoutAstap)('every cause on a computer that holds a stage', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 4 });
  const solving = (shown: readonly DatabaseStar[], database: string, binary = 'auto') =>
    thrownBy(() => folder.solve(field, shown, { database, hints, settings: { binary, timeLimitSeconds: 20 } }));

  async function shallow(): Promise<Cause> {
    const bright = stars.toSorted((a, b) => a.magnitude - b.magnitude).slice(0, 100);
    const database = await folder.database('shallow', bright);
    await writeField({ root: folder.root, name: 'deep.fits' }, field, stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 1 } }).solve;
    const astap = await locateSolver(settings);
    assert.ok(astap.ok);
    const found = new Map<string, FieldDepth>();
    const solver = new Solver({ root: folder.root, settings, astap, shallow: found });
    await solver.solve({ path: 'deep.fits', product: 'deep.fits', hints });
    const depth = found.get('deep.fits');
    assert.ok(depth !== undefined, 'it is found deep enough');
    return said(shallowFault(astap.value, depth));
  }

  async function damaged(): Promise<Cause> {
    const torn = await folder.database('torn', stars);
    rmSync(join(torn, areaFileName('g18', areaOf(centre))));
    return solving(stars, torn);
  }

  async function crashing(): Promise<Cause> {
    const binary = join(folder.root, 'crashes');
    writeFileSync(binary, '#!/bin/sh\nkill -SEGV $$\n', { mode: 0o755 });
    return solving(stars, await folder.database('whole', stars), binary);
  }

  const checks = walkCodes<CauseCode>({
    registry: 'CAUSES',
    cases: {
      diskFull: {
        given: ofDevice('/dev/full', (file) => writeFileSync(file, 'pixels'), 'w'),
        tells: /^the disk is full .*: make room$/,
      },
      quotaUsed: { given: systemError('EDQUOT'), tells: /^the disk quota is used up \(\/data\/a\.fits\)/ },
      fileTooLarge: { given: systemError('EFBIG'), tells: /would be larger than is allowed here \(\/data\/a\.fits\)/ },
      readOnly: { given: systemError('EROFS'), tells: /is read-only.* \(\/data\/a\.fits\): mount it for writing/ },
      noPermission: { given: systemError('EACCES'), tells: /may not read or write there \(\/data\/a\.fits\)/ },
      diskError: {
        given: ofDevice('/proc/self/mem', (file) => readSync(file, Buffer.alloc(1), 0, 1, 0), 'r'),
        tells: /^the disk or share gives errors/,
      },
      tooManyFiles: { given: systemError('EMFILE'), tells: /^too many files are open .*ulimit -n/ },
      noSolver: {
        given: () => solving([], folder.root, join(folder.root, 'nowhere')),
        tells: /no solver that can be started.*: install it, or set solve\.binary/,
      },
      solverFails: { given: crashing, tells: /^the solver fails also on a made image of stars \(.*crashes.*SIGSEGV/ },
      noStarDatabase: {
        given: () => {
          const empty = join(folder.root, 'empty');
          mkdirSync(empty);
          return solving(stars, empty);
        },
        tells: /star database is not there.*set solve\.database/,
      },
      starDatabaseDamaged: { given: damaged, tells: /a file of the star database is missing or damaged \(.*torn\)/ },
      starDatabaseTooShallow: {
        given: shallow,
        tells: /too shallow for this field \(.*shallow holds \d+ stars of it, the frame shows \d+; deeper is /,
      },
    },
  });

  it.each(checks)('%s is told by its sentence', async (_code, check) => check());
});
