/** AAVSO bands that filter names of photometric sets say by themselves. */
const KNOWN: Readonly<Record<string, string>> = {
  U: 'U',
  B: 'B',
  V: 'V',
  R: 'R',
  I: 'I',
  RC: 'R',
  IC: 'I',
  J: 'J',
  H: 'H',
  K: 'K',
  CV: 'CV',
  CR: 'CR',
  TG: 'TG',
  TB: 'TB',
  TR: 'TR',
  SU: 'SU',
  SG: 'SG',
  SR: 'SR',
  SI: 'SI',
  SZ: 'SZ',
  UP: 'SU',
  GP: 'SG',
  RP: 'SR',
  IP: 'SI',
  ZS: 'SZ',
  CLEAR: 'CV',
  C: 'CV',
  L: 'CV',
  LUM: 'CV',
  LUMINANCE: 'CV',
};

export type BandOfFilter = { band: string; warning: string } | { band: null; warning: string };

/**
 * The AAVSO band of a filter name: the observer's `filters:` first (in the exact case before any other), then the names
 * photometric sets use. Red, green and blue of an imaging wheel are not R, V and B: they are asked for, never assumed.
 */
export function bandOfFilter(filter: string, configured: Readonly<Record<string, string>>): BandOfFilter {
  const names = Object.entries(configured);
  const exact = names.find(([name]) => name === filter);
  const own = (exact ?? names.find(([name]) => name.toLowerCase() === filter.toLowerCase()))?.[1];
  if (own !== undefined) return { band: own, warning: '' };
  const known = /^[ugriz]$/.test(filter)
    ? filter === 'u'
      ? 'SU'
      : `S${filter.toUpperCase()}`
    : KNOWN[filter.toUpperCase()];
  if (known === undefined) {
    return {
      band: null,
      warning: `filter '${filter}' has no AAVSO band by rule: name it in wombat.yaml, e.g. filters: { ${filter}: V }`,
    };
  }
  const clear = known === 'CV' && filter.toUpperCase() !== 'CV';
  return { band: known, warning: clear ? `filter '${filter}' is taken as CV (clear, V zero point)` : '' };
}
