import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeImage } from '@wombat/fits';
import { pixelToSky } from '@wombat/sky';
import { MEASURED_STARS } from './fieldStars.js';
import { FILTER, frameHeader, solutionOf, TARGET } from './frameHeader.js';
import { type FrameSort, SyntheticCamera } from './syntheticCamera.js';

/** So many biases, flats and lights of size x size pixels. */
export interface NightSize {
  readonly size: number;
  readonly frames: number;
}

/** A night on disk: paths of its frames and of the stars to be measured. */
export interface BenchNight extends NightSize {
  /** Holds Bias, Flat and Light/<target>. */
  readonly folder: string;
  readonly bias: readonly string[];
  readonly flat: readonly string[];
  readonly light: readonly string[];
  readonly stars: string;
  /** Whether it was there already. */
  readonly found: boolean;
}

const SEED = 7;
/** Raised when the frames change, so that a folder of older ones is not taken for the same. */
const RECIPE = 1;
const MARK = 'night.json';
const FOLDERS = { bias: 'Bias', flat: 'Flat', light: `Light/${TARGET}` } as const;

/**
 * Writes the synthetic night of that size below `scratch`, always the same, or finds it there. What is written last
 * says that it is whole; a part of one is made anew.
 * @throws what the file system throws, and when `signal` stops it
 */
export async function benchNight(
  scratch: string,
  { size, frames }: NightSize,
  { report, signal }: { report: (part: number) => void; signal: AbortSignal },
): Promise<BenchNight> {
  const home = nightPlace(scratch, { size, frames });
  const folder = join(home, 'night');
  const paths = (sort: FrameSort) =>
    Array.from({ length: frames }, (_, index) => join(folder, FOLDERS[sort], fileName(sort, index)));
  const files = { bias: paths('bias'), flat: paths('flat'), light: paths('light'), stars: join(home, 'stars.json') };
  const night = { size, frames, folder, ...files };
  if (nightIsThere(scratch, { size, frames })) return { ...night, found: true };
  rmSync(home, { recursive: true, force: true });
  for (const place of Object.values(FOLDERS)) mkdirSync(join(folder, place), { recursive: true });
  const camera = new SyntheticCamera(size, SEED);
  for (const [sort, place] of [
    ['bias', 0],
    ['flat', 1],
    ['light', 2],
  ] as const) {
    for (const [index, path] of files[sort].entries()) {
      signal.throwIfAborted();
      const header = frameHeader(sort, index, solutionOf(size, camera.drift(index)));
      await writeImage(path, { header, width: size, height: size, pixels: camera.expose(sort, index) });
      report((place * frames + index + 1) / (3 * frames));
    }
  }
  writeFileSync(files.stars, JSON.stringify(starList(camera)));
  writeFileSync(join(home, MARK), markOf({ size, frames }));
  return { ...night, found: false };
}

/** Whether a whole night of that size lies below `scratch`. */
export function nightIsThere(scratch: string, size: NightSize): boolean {
  const path = join(nightPlace(scratch, size), MARK);
  return existsSync(path) && readFileSync(path, 'utf8') === markOf(size);
}

function markOf({ size, frames }: NightSize): string {
  return JSON.stringify({ recipe: RECIPE, seed: SEED, size, frames });
}

/** What belongs to a night of that size lies here. */
export function nightPlace(scratch: string, { size, frames }: NightSize): string {
  return join(scratch, `night-${size}-${frames}`);
}

function fileName(sort: FrameSort, index: number): string {
  const number = String(index + 1).padStart(4, '0');
  return sort === 'bias' ? `bias_${number}.fits` : `${sort}_${FILTER}_${number}.fits`;
}

/** As `measure` reads it. */
function starList({ size, stars }: SyntheticCamera): { id: number; ra: number; dec: number }[] {
  const solution = solutionOf(size, { x: 0, y: 0 });
  return stars.slice(0, MEASURED_STARS).map((star, id) => {
    const { raDegrees, decDegrees } = pixelToSky(solution, star);
    return { id, ra: raDegrees, dec: decDegrees };
  });
}
