import type { photometry } from '@wombat/proto';
import type { StarMagnitudes } from '../magnitudes/standardMagnitudes.js';
import { flagsIn } from '../measurement/flags.js';

/** What the flags mean that occur among the points of these stars, by name. */
export function flagTexts(stars: readonly (StarMagnitudes | null)[]): Record<string, photometry.FlagText> {
  const points = stars.flatMap((star) => [
    ...(star?.points ?? []),
    ...(star?.limits ?? []),
    ...(star?.leftOut ?? []).map(({ magnitude, limit }) => magnitude ?? limit),
  ]);
  const bits = points.reduce((all, point) => all | (point?.flags ?? 0), 0);
  return textsOfBits(bits);
}

export function textsOfBits(bits: number): Record<string, photometry.FlagText> {
  return Object.fromEntries(flagsIn(bits).map(({ name, short, long }) => [name, { short, long }]));
}
