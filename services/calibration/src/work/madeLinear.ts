import { linearityGain } from '@wombat/fits';
import { type LinearOptions, linearised, type MeasuredFile } from '@wombat/reduction';
import type { Level } from '../domain/index.js';

export interface ToMakeLinear {
  linearity: readonly number[];
  level: Level;
  /** Raw counts at which a pixel is saturated; undefined: not known. */
  saturation: number | undefined;
}

export interface MadeLinear {
  file: MeasuredFile;
  /** What the saturation became, in the counts of the file with its overscan. */
  saturation: number | undefined;
}

/** A frame with even counts, and the saturation it has then; as it is where nothing tells where its counts begin. */
export function madeLinear(
  file: MeasuredFile,
  { linearity, level, saturation }: ToMakeLinear,
  place: Pick<LinearOptions, 'scratchBeside'>,
): MadeLinear {
  if (linearity.length === 0 || 'unknown' in level) return { file, saturation };
  const below = file.overscan + level.adu;
  const upTo = saturation === undefined ? undefined : saturation - below;
  const gain = linearityGain(linearity, upTo);
  return {
    file: linearised(file, { level: level.adu, gain, ...place }),
    saturation: saturation === undefined ? undefined : saturation + gain(saturation - below),
  };
}
