import { bandNamed, exampleBand } from '@wombat/aavso';
import { isForPictures } from './filterWheel.js';

export type BandOfFilter = { band: string; warning: string } | { band: null; warning: string };

/** What decides on the band of a filter besides its name. */
export interface FilterSurroundings {
  /** The observer's bands by the names of filters. */
  filters: Readonly<Record<string, string>>;
  /** Names of all filters its camera used that night. */
  wheel: readonly string[];
}

/**
 * The AAVSO band of a filter name: the observer's `filters:` first (in the exact case before any other), then the names
 * photometric sets use. Red, green and blue of an imaging wheel are not R, V and B: they are asked for, never assumed,
 * and so are single letters that stand in such a wheel.
 */
export function bandOfFilter(filter: string, { filters, wheel }: FilterSurroundings): BandOfFilter {
  const names = Object.entries(filters);
  const exact = names.find(([name]) => name === filter);
  const own = (exact ?? names.find(([name]) => name.toLowerCase() === filter.toLowerCase()))?.[1];
  if (own !== undefined) return { band: own, warning: '' };
  const known = bandNamed(filter);
  const example = `filters: { ${filter}: ${exampleBand(filter)} }`;
  if (known === undefined) {
    return {
      band: null,
      warning: `filter '${filter}' has no AAVSO band by rule: name it in wombat.yaml, e.g. ${example}`,
    };
  }
  if (isForPictures(filter, wheel)) {
    const others = [...new Set(wheel)].filter((name) => name !== filter).join(', ');
    const beside = others === '' ? '' : ` beside ${others}`;
    return {
      band: null,
      warning: `filter '${filter}'${beside} is taken for one of a wheel for pictures, not for band ${known}: say in wombat.yaml what it is, e.g. ${example}`,
    };
  }
  const clear = known === 'CV' && filter.toUpperCase() !== 'CV';
  return { band: known, warning: clear ? `filter '${filter}' is taken as CV (clear, V zero point)` : '' };
}
