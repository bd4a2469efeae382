/** Name of a light's calibrated frame: its place below the target's folder, in one safe name, always `.fits`. */
export function calibratedName(path: string): string {
  const below = path.split('/').slice(3).join('_');
  return `${below.replace(/\.(fits|fit|fts)(\.gz|\.fz)?$/i, '')}.fits`;
}
