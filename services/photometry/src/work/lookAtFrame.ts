import { join } from 'node:path';
import { readPartRows, readStoredRows } from '@wombat/fits';
import { detectField, type Image, type PackedField, type Point, unpackField } from '@wombat/imaging';
import { ok, type Result } from '@wombat/result';
import type { PairMemory } from '../adapters/pairMemory.js';
import { type FramePaths, faultOfFile, type PairFault, readCalibrated, readPair } from '../adapters/readPair.js';
import { RawPeaks } from './rawPeaks.js';

/** A frame of which every pixel was looked at. */
export interface SeenFrame {
  readonly calibrated: Image;
  readonly field: PackedField;
  /** Of the field's stars, on the raw frame. */
  readonly rawPeaks: ArrayLike<number>;
  /** Whether some of its pixels have no value because the raw frame has none there. */
  readonly hasHoles: boolean;
}

export interface LookMeans {
  readonly memory: PairMemory;
  /** The stars of the calibrated frame as they were found before; null where they are not known. */
  readonly found: Float64Array | null;
}

/**
 * The stars of a calibrated frame, and their peaks on the raw one, which is not held: its rows are looked at as they
 * come. Where these have pixels that may be holes, the stars are looked for again, without what lies there.
 */
export async function lookAtFrame(
  root: string,
  frame: FramePaths,
  { memory, found }: LookMeans,
): Promise<Result<SeenFrame, PairFault>> {
  const calibrated = await readCalibrated(root, frame, memory);
  if (!calibrated.ok) return calibrated;
  const field = found === null ? starsOf(calibrated.value) : unpackField(found);
  const raw = await lookAtRaw(root, frame, field.stars);
  if (!raw.ok) return raw;
  if (!raw.value.hasZeros)
    return ok({ calibrated: calibrated.value, field, rawPeaks: raw.value.peaks, hasHoles: false });
  const pair = await readPair(root, frame, { memory });
  if (!pair.ok) return pair;
  const { calibrated: whole, raw: rows, hasHoles } = pair.value;
  const seen = hasHoles ? starsOf(whole) : field;
  const about = new RawPeaks(seen.stars);
  about.add({ y: 0, ...rows }, rows.width);
  return ok({ calibrated: whole, field: seen, rawPeaks: about.peaks, hasHoles });
}

function starsOf(image: Image): PackedField {
  const { stars, sky } = detectField(image);
  return { stars, skyLevel: sky.level };
}

interface SeenRaw {
  peaks: ArrayLike<number>;
  /** Whether some pixel is 0: that may be a hole. */
  hasZeros: boolean;
}

/** As whole numbers where they are stored so: of those hardly any has to be made a physical value. */
async function lookAtRaw(
  root: string,
  frame: FramePaths,
  stars: readonly Point[],
): Promise<Result<SeenRaw, PairFault>> {
  const seen = new RawPeaks(stars);
  let hasZeros = false;
  let toPhysical = (stored: number) => stored;
  const read = await readStoredRows(join(root, frame.path), ({ stored, scaling, ...rows }, { width }) => {
    const { zero, scale } = scaling;
    // As the pixels of a frame are kept, at single precision.
    toPhysical = (value) => Math.fround(value * scale + zero);
    seen.add({ ...rows, pixels: stored }, width);
    hasZeros ||= stored.includes(-zero / scale);
  });
  if (!read.ok) return faultOfFile(frame.path, read.fault);
  if (read.value === null) return lookAtPixels(root, frame, stars);
  return ok({ peaks: seen.peaks.map(toPhysical), hasZeros });
}

async function lookAtPixels(
  root: string,
  { path }: FramePaths,
  stars: readonly Point[],
): Promise<Result<SeenRaw, PairFault>> {
  const seen = new RawPeaks(stars);
  let hasZeros = false;
  const read = await readPartRows(
    join(root, path),
    (band, { width }) => {
      seen.add(band, width);
      hasZeros ||= band.pixels.includes(0);
    },
    { take: 'larger' },
  );
  return read.ok ? ok({ peaks: seen.peaks, hasZeros }) : faultOfFile(path, read.fault);
}
