import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The frames of a night folder, by path, in the order of their names. */
export interface NightFrames {
  readonly bias: string[];
  readonly dark: string[];
  readonly flat: string[];
  readonly light: string[];
}

const FITS_NAME = /^[^.].*\.(fits|fit|fts)(\.gz|\.fz)?$/i;

/** Looks into NIGHT/Bias, Dark, Flat and Light/<target>; a folder that is not there has no frames. */
export function nightFrames(night: string): NightFrames {
  const light = join(night, 'Light');
  const targets = entries(light).filter((entry) => entry.isDirectory());
  return {
    bias: fitsIn(join(night, 'Bias')),
    dark: fitsIn(join(night, 'Dark')),
    flat: fitsIn(join(night, 'Flat')),
    light: [...fitsIn(light), ...targets.flatMap(({ name }) => fitsIn(join(light, name)))],
  };
}

function fitsIn(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isFile() && FITS_NAME.test(entry.name))
    .map(({ name }) => join(folder, name));
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
