import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

const BINARIES = ['astap_cli', 'astap'];
const FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/astap',
  '/Applications/ASTAP.app/Contents/MacOS',
  'C:\\Program Files\\astap',
];
const DATABASE_FOLDERS = ['/usr/share/astap/data', '/opt/astap', '/usr/local/opt/astap', 'C:\\Program Files\\astap'];

/** Files by which ASTAP knows a star database: the one of the south pole. */
export const DATABASE_MARKS = [
  'w08_0101.001',
  ...['d80', 'd50', 'd20', 'd05', 'h18', 'h17', 'v17'].map((name) => `${name}_0101.1476`),
  ...['g18', 'g17', 'g05', 'v50', 'v05', 'v17'].map((name) => `${name}_0101.290`),
];

/** The solver's program: as configured, else the first found on PATH and in the usual places; null where there is none. */
export function findSolver(configured: string, path: string): string | null {
  if (configured !== 'auto') return isProgram(configured) ? configured : onPath(configured, path);
  return BINARIES.map((name) => onPath(name, path)).find((found) => found !== null) ?? null;
}

/** The star database's folder: as configured, else beside the program and in the usual places; null where there is none. */
export function findDatabase(configured: string, binary: string | null): string | null {
  const folders =
    configured === 'auto' ? [...(binary === null ? [] : [dirname(binary)]), ...DATABASE_FOLDERS] : [configured];
  return folders.find((folder) => DATABASE_MARKS.some((mark) => existsSync(join(folder, mark)))) ?? null;
}

function onPath(name: string, path: string): string | null {
  if (isAbsolute(name)) return null;
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...FOLDERS];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return isAbsolute(file);
  } catch {
    return false;
  }
}
