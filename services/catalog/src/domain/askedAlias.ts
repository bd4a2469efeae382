import { ok, type Result, refuse } from '@wombat/result';
import type { SkyPosition } from '@wombat/sky';
import { readCoordinates } from './readCoordinates.js';

/** What a person asks the star of a folder to be. */
export interface AskedAlias {
  folder: string;
  /** A name, or coordinates. */
  star: string;
  by: string;
}

/** A star by its name, or by its place, and then without one (''). */
export interface StarWord {
  name: string;
  position: SkyPosition | null;
}

/** Reads what was asked: a name or a place, and somebody who says so. */
export function readAlias({ folder, star, by }: AskedAlias): Result<StarWord> {
  if (folder.trim() === '') return refuse('say which folder is meant');
  if (by.trim() === '') return refuse('saying who a star is needs the name of who says it');
  const text = star.trim();
  if (text === '') return refuse('give a name or coordinates');
  const position = readCoordinates(text);
  if (position === null) return ok({ name: text, position: null });
  const { raDegrees, decDegrees } = position;
  if (!(raDegrees >= 0 && raDegrees < 360)) return refuse(`RA is ${raDegrees}: it must be from 0 to 360 degrees`);
  if (!(Math.abs(decDegrees) <= 90)) return refuse(`Dec is ${decDegrees}: it must be from -90 to 90 degrees`);
  return ok({ name: '', position });
}
