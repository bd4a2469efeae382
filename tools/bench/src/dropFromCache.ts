import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, statfsSync } from 'node:fs';

/** Linux's number of a file system that is the page cache itself. */
const TMPFS = 0x01021994;

/** Why files of a folder cannot be dropped from the page cache; null where they can. */
export function coldObstacle(folder: string): string | null {
  if (statfsSync(folder).type === TMPFS) return `${folder} is memory, not a disk: name one with --scratch DIR`;
  const { status, error, stdout } = spawnSync('dd', ['--version'], { encoding: 'utf8' });
  if (error || status !== 0 || !stdout.includes('coreutils'))
    return 'files are dropped from the page cache by GNU dd, and there is none here';
  return null;
}

/**
 * Takes files out of the page cache, so that they are read from the disk; what is not yet on it is written first.
 * @throws Error where one stays
 */
export function dropFromCache(paths: readonly string[]): void {
  for (const path of paths) {
    const file = openSync(path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const { status, stderr, error } = spawnSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'of=/dev/null'], {
      encoding: 'utf8',
    });
    if (error || status !== 0) throw new Error(`${path} stays in the page cache: ${error?.message ?? stderr.trim()}`);
  }
  const left = residentBytes(paths);
  if (left > 0) throw new Error(`${left} bytes of ${paths.length} files stay in the page cache`);
}

/** By util-linux's fincore, where it is there; else they are taken for dropped. */
function residentBytes(paths: readonly string[]): number {
  const { status, stdout, error } = spawnSync('fincore', ['--bytes', '--noheadings', '--output', 'RES', ...paths], {
    encoding: 'utf8',
  });
  if (error || status !== 0) return 0;
  return stdout
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0);
}
