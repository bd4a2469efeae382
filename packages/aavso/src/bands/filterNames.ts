import { AAVSO_BANDS, type AavsoBand, isAavsoBand } from '../report/aavsoBands.js';
import { bandOfSystem } from './bandOfSystem.js';

/** Names of filters that say their band by themselves, in capitals, with the band and the way they are written. */
const PHOTOMETRIC: Readonly<Record<string, { band: AavsoBand; written: string }>> = {
  U: { band: 'U', written: 'U' },
  B: { band: 'B', written: 'B' },
  V: { band: 'V', written: 'V' },
  R: { band: 'R', written: 'R' },
  I: { band: 'I', written: 'I' },
  RC: { band: 'R', written: 'Rc' },
  IC: { band: 'I', written: 'Ic' },
  J: { band: 'J', written: 'J' },
  H: { band: 'H', written: 'H' },
  K: { band: 'K', written: 'K' },
  CV: { band: 'CV', written: 'CV' },
  CR: { band: 'CR', written: 'CR' },
  TG: { band: 'TG', written: 'TG' },
  TB: { band: 'TB', written: 'TB' },
  TR: { band: 'TR', written: 'TR' },
  SU: { band: 'SU', written: 'SU' },
  SG: { band: 'SG', written: 'SG' },
  SR: { band: 'SR', written: 'SR' },
  SI: { band: 'SI', written: 'SI' },
  SZ: { band: 'SZ', written: 'SZ' },
  UP: { band: 'SU', written: 'up' },
  GP: { band: 'SG', written: 'gp' },
  RP: { band: 'SR', written: 'rp' },
  IP: { band: 'SI', written: 'ip' },
  ZS: { band: 'SZ', written: 'zs' },
  CLEAR: { band: 'CV', written: 'Clear' },
  C: { band: 'CV', written: 'C' },
  L: { band: 'CV', written: 'L' },
  LUM: { band: 'CV', written: 'Lum' },
  LUMINANCE: { band: 'CV', written: 'Luminance' },
};

/** Small letters that stand for Sloan's filters, where a capital is Johnson's or Cousins'. */
const SLOAN: Readonly<Record<string, AavsoBand>> = { u: 'SU', g: 'SG', r: 'SR', i: 'SI', z: 'SZ' };

/** Of the other filters, the band they may be reported in where the observer says so. */
const OF_PICTURES: Readonly<Record<string, { band: AavsoBand; written: string }>> = {
  R: { band: 'TR', written: 'R' },
  G: { band: 'TG', written: 'G' },
  B: { band: 'TB', written: 'B' },
  RED: { band: 'TR', written: 'Red' },
  GREEN: { band: 'TG', written: 'Green' },
  BLUE: { band: 'TB', written: 'Blue' },
  H: { band: 'HA', written: 'H' },
  HA: { band: 'HA', written: 'Ha' },
};

/** The band that the name of a photometric filter says by itself; undefined where it says none. */
export function bandNamed(filter: string): AavsoBand | undefined {
  return isSloan(filter) ? SLOAN[filter] : (entryOf(PHOTOMETRIC, filter)?.band ?? bandOfSystem(filter));
}

/** One way to write the name of a filter: `v` and `V`, `CLEAR` and `Clear` are the same; `r` and `R` are not. */
export function filterName(name: string): string {
  const trimmed = name.trim();
  if (isSloan(trimmed)) return trimmed;
  if (trimmed.length === 1) return trimmed.toUpperCase();
  return (entryOf(PHOTOMETRIC, trimmed) ?? entryOf(OF_PICTURES, trimmed))?.written ?? trimmed;
}

/** A band to name as an example for a filter that says none: tri-colour for the colours of a wheel for pictures. */
export function exampleBand(filter: string): AavsoBand {
  return entryOf(OF_PICTURES, filter)?.band ?? bandNamed(filter) ?? 'V';
}

/** The band somebody may have meant who wrote something that is none: `Luminance`, `v`, `Rc`, `Johnson V`. */
export function bandMeant(text: string): AavsoBand | undefined {
  const name = text.trim();
  if (isAavsoBand(name.toUpperCase())) return name.toUpperCase() as AavsoBand;
  const described = Object.entries(AAVSO_BANDS).find(([, words]) => words.toLowerCase() === name.toLowerCase())?.[0];
  if (described !== undefined && isAavsoBand(described)) return described;
  return entryOf(OF_PICTURES, name)?.band ?? bandNamed(name);
}

function isSloan(name: string): boolean {
  return Object.hasOwn(SLOAN, name);
}

function entryOf<Value>(names: Readonly<Record<string, Value>>, name: string): Value | undefined {
  const key = name.trim().toUpperCase();
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
