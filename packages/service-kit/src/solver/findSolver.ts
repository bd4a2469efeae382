import { findProgram, prerequisite, prerequisiteList } from '@wombat/prerequisites';

/** Where ASTAP is installed on this kind of computer when it is not on PATH. */
export function solverFolders(platform: NodeJS.Platform = process.platform): string[] {
  if (platform === 'win32') return ['C:\\Program Files\\astap', 'C:\\Program Files (x86)\\astap', 'C:\\astap'];
  return [...prerequisiteList().places];
}

/**
 * The solver's program for `solve.binary`: `auto` is the first found on PATH and in the usual places; else a path, or a
 * name looked for in the same way. Null where there is none.
 */
export function findSolver(
  configured: string,
  { path = process.env.PATH ?? '', platform = process.platform }: { path?: string; platform?: NodeJS.Platform } = {},
): string | null {
  const names = configured === 'auto' ? prerequisite('astap').programs : [configured];
  const endings = platform === 'win32' ? names.flatMap((name) => [`${name}.exe`, name]) : names;
  return findProgram(endings, solverFolders(platform), path);
}
