/** Name of a light's calibrated frame: its place below the target's folder, in one safe name, always `.fits`. */
export function calibratedName(path: string): string {
  return `${stemOf(path)}.fits`;
}

/**
 * The names of a series' calibrated frames by path. Lights that would share one (`a.fit` and `a.fits`, `V/a.fits` and
 * `V_a.fits`; no disk need tell case apart) are counted in order of path, so that none overwrites another.
 */
export function calibratedNames(paths: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const path of [...paths].sort()) {
    let name = calibratedName(path);
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stemOf(path)}_${count}.fits`;
    taken.add(name.toLowerCase());
    names.set(path, name);
  }
  return names;
}

function stemOf(path: string): string {
  return path
    .split('/')
    .slice(3)
    .join('_')
    .replace(/\.(fits|fit|fts)(\.gz|\.fz)?$/i, '');
}
