/** What a person asks the star of a folder to be: a name, or both coordinates (J2000 degrees). */
export interface AskedAlias {
  folder: string;
  name: string;
  raDegrees?: number | undefined;
  decDegrees?: number | undefined;
  by: string;
}

export type ReadAlias =
  | { ok: true; name: string; position: null }
  | { ok: true; name: ''; position: { raDegrees: number; decDegrees: number } }
  | { ok: false; reason: string };

/** Reads what was asked: a name or a place, not both, and somebody who says so. */
export function readAlias({ folder, name, raDegrees, decDegrees, by }: AskedAlias): ReadAlias {
  if (folder.trim() === '') return refuse('say which folder is meant');
  if (by.trim() === '') return refuse('saying who a star is needs the name of who says it');
  const text = name.trim();
  if (raDegrees === undefined && decDegrees === undefined) {
    return text === '' ? refuse('give a name or coordinates') : { ok: true, name: text, position: null };
  }
  if (text !== '') return refuse('give a name or coordinates, not both');
  if (raDegrees === undefined || decDegrees === undefined) return refuse('give both coordinates, in degrees');
  if (!(raDegrees >= 0 && raDegrees < 360)) return refuse(`RA is ${raDegrees}: it must be from 0 to 360 degrees`);
  if (!(Math.abs(decDegrees) <= 90)) return refuse(`Dec is ${decDegrees}: it must be from -90 to 90 degrees`);
  return { ok: true, name: '', position: { raDegrees, decDegrees } };
}

function refuse(reason: string): ReadAlias {
  return { ok: false, reason };
}
