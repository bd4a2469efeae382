import { spawn } from 'node:child_process';
import { locate, prerequisite } from '@wombat/prerequisites';
import { findSolver as findSolverProgram, findStarDatabase } from '@wombat/service-kit/solver';
import { runTool } from '../commands/runTool.js';
import { versionOfSolver } from './systemPrograms.js';

const TYCHO = 'tycho2-07';

export interface StarDatabaseWish {
  /** `solve.database` and `solve.binary` of the configuration. */
  database: string;
  binary: string;
  say: (text: string) => void;
}

/**
 * Where no star database is found at all, one is built of the stars of Tycho-2 from Debian's package, which is
 * installed where that is allowed. What does not come about the looks before a run tell, with what to do by hand.
 */
export async function bringStarDatabase({ database, binary, say }: StarDatabaseWish): Promise<void> {
  const solver = findSolverProgram(binary);
  if (database !== 'auto' || solver === null) return;
  if (findStarDatabase('auto', { solver, version: versionOfSolver(solver) }) !== null) return;
  if (locate(TYCHO) === null) await installTycho(say);
  if (locate(TYCHO) === null) return;
  say('no star database there: building one of the stars of Tycho-2, this once');
  await runTool('stardb', ['--from-tycho'], { onErrorStream: true });
}

async function installTycho(say: (text: string) => void): Promise<void> {
  const { debian } = prerequisite(TYCHO);
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...debian];
  say(`no star database there, and no stars to build one of: installing ${debian.join(' ')} with apt-get (88 MB)`);
  const done = await succeeds(process.getuid?.() === 0 ? install : ['sudo', '-n', ...install]);
  if (!done) say(`that did not work; by hand: ${install.join(' ')}`);
}

/** False where it fails, or is not there. */
function succeeds([program = '', ...words]: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return new Promise((done) => {
    const child = spawn(program, words, { stdio: 'ignore', env });
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}
