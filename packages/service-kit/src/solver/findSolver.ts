import { findProgram } from './findProgram.js';

/** Without a display the program with a window cannot run, so it comes second. */
const PROGRAMS = ['astap_cli', 'astap'];

/** Where ASTAP is installed on this kind of computer when it is not on PATH. */
export function solverFolders(platform: NodeJS.Platform = process.platform): string[] {
  if (platform === 'win32') return ['C:\\Program Files\\astap', 'C:\\Program Files (x86)\\astap', 'C:\\astap'];
  if (platform === 'darwin') {
    return ['/Applications/ASTAP.app/Contents/MacOS', '/usr/local/bin', '/opt/homebrew/bin', '/usr/local/opt/astap'];
  }
  return ['/usr/bin', '/usr/local/bin', '/opt/astap', '/opt/astap_cli'];
}

/**
 * The solver's program for `solve.binary`: `auto` is the first found on PATH and in the usual places; else a path, or a
 * name looked for in the same way. Null where there is none.
 */
export function findSolver(
  configured: string,
  { path = process.env.PATH ?? '', platform = process.platform }: { path?: string; platform?: NodeJS.Platform } = {},
): string | null {
  const names = configured === 'auto' ? PROGRAMS : [configured];
  const endings = platform === 'win32' ? names.flatMap((name) => [`${name}.exe`, name]) : names;
  return findProgram(endings, solverFolders(platform), path);
}
