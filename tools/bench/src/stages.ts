import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FrameSync } from '@wombat/reduction';
import type { BenchNight } from './night/benchNight.js';

export const STAGE_NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'start'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/**
 * What a stage works with: the night, what earlier stages made of it, where its own result goes, and the launcher that
 * is run.
 */
export interface StagePlace {
  readonly night: BenchNight;
  readonly made: string;
  readonly out: string;
  readonly launcher: string;
  /** Null: as each command does by itself. */
  readonly sync: FrameSync | null;
}

export interface Stage {
  readonly title: string;
  /** Stages whose results it reads. */
  readonly needs: readonly StageName[];
  /** The launcher's words. */
  words(place: StagePlace): string[];
  /** Files it reads. */
  inputs(place: StagePlace): string[];
  /** Frames whose pixels it goes through, or takes stars from, for so many of each sort. */
  frames(each: number): number;
}

const MASTER_BIAS = 'mbias.fits';
const MASTER_FLAT = 'mflat.fits';
const CALIBRATED = 'calibrated';
const MANNER = ['--radius', '8', '--annulus', '14,22', '--centroid', 'com', '--sky', 'median'];

const calibrated = ({ night, made }: StagePlace) => night.light.map((path) => join(made, CALIBRATED, basename(path)));
const told = (sync: FrameSync | null) => (sync === null ? [] : ['--sync', sync]);
const first = (paths: readonly string[]) => paths.slice(0, 1);

/** The launcher's commands on a night, as an observer would give them. */
export const STAGES: Record<StageName, Stage> = {
  a: {
    title: 'master bias',
    needs: [],
    words: ({ night, out, sync }) => ['master-bias', ...told(sync), join(out, MASTER_BIAS), ...night.bias],
    inputs: ({ night }) => [...night.bias],
    frames: (each) => each,
  },
  b: {
    title: 'master flat',
    needs: ['a'],
    words: ({ night, made, out, sync }) => [
      ...['master-flat', ...told(sync), '--bias', join(made, MASTER_BIAS), join(out, MASTER_FLAT)],
      ...night.flat,
    ],
    inputs: ({ night, made }) => [join(made, MASTER_BIAS), ...night.flat],
    frames: (each) => each,
  },
  c: {
    title: 'calibrate the lights',
    needs: ['a', 'b'],
    words: ({ night, made, out, sync }) => [
      ...['calibrate', ...told(sync), '--bias', join(made, MASTER_BIAS), '--flat', join(made, MASTER_FLAT)],
      ...['--outdir', join(out, CALIBRATED), ...night.light],
    ],
    inputs: ({ night, made }) => [join(made, MASTER_BIAS), join(made, MASTER_FLAT), ...night.light],
    frames: (each) => each,
  },
  d: {
    title: 'stars and FWHM of a frame',
    needs: ['a', 'b', 'c'],
    words: (place) => ['detect', ...first(calibrated(place)), '--out', join(place.out, 'stars.csv')],
    inputs: (place) => first(calibrated(place)),
    frames: () => 1,
  },
  e: {
    title: 'photometry, 15 stars a frame',
    needs: ['a', 'b', 'c'],
    words: (place) => [
      ...['measure', '--stars', place.night.stars, ...MANNER, '--out', join(place.out, 'phot.csv')],
      ...calibrated(place),
    ],
    inputs: (place) => [place.night.stars, ...calibrated(place)],
    frames: (each) => each,
  },
  f: {
    title: 'the night, a to e',
    needs: [],
    words: ({ night, out, sync }) => [
      ...['reduce-night', night.folder, '--stars', night.stars, ...MANNER],
      ...[...told(sync), '--outdir', out],
    ],
    inputs: ({ night }) => [night.stars, ...night.bias, ...night.flat, ...night.light],
    frames: (each) => 3 * each,
  },
  start: {
    title: 'the help text alone',
    needs: [],
    words: () => ['--help'],
    inputs: ({ launcher }) => scriptsBeside(launcher),
    frames: () => 0,
  },
};

function scriptsBeside(launcher: string): string[] {
  const folder = dirname(launcher);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}
