import type { SeriesKey } from '../../../server/src/domain/contract.js';

export type Tab = 'validate' | 'nights';

/** What the address bar says: the tab, and the series that is looked at. */
export interface Route {
  tab: Tab;
  selected: SeriesKey | null;
}

/** Reads `#nights`, `#validate` or `#validate/NIGHT/TARGET/FILTER`; whatever else there is means the first tab. */
export function parseRoute(hash: string): Route {
  const [tab, night, targetName, filter] = hash.replace(/^#/, '').split('/').map(decoded);
  if (tab === 'nights') return { tab, selected: null };
  if (tab !== 'validate' || !night || !targetName || !filter) return { tab: 'validate', selected: null };
  return { tab, selected: { night, targetName, filter } };
}

export function formatRoute({ tab, selected }: Route): string {
  if (tab === 'nights' || selected === null) return `#${tab}`;
  const { night, targetName, filter } = selected;
  return `#${[tab, night, targetName, filter].map(encodeURIComponent).join('/')}`;
}

export function isSameSeries(a: SeriesKey | null, b: SeriesKey | null): boolean {
  return a?.night === b?.night && a?.targetName === b?.targetName && a?.filter === b?.filter;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
