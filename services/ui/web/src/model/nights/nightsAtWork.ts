import type { PausedNight, SeriesEntry } from '../../../../server/src/domain/contract.js';
import { seriesStand } from '../list/seriesStand.js';

/** Nights with series that are being worked on, newest first; those that are paused left out. */
export function nightsAtWork(entries: readonly SeriesEntry[], paused: readonly PausedNight[]): string[] {
  const waiting = new Set(paused.map(({ night }) => night));
  const working = entries.filter((entry) => seriesStand(entry).stand === 'working').map(({ series }) => series.date);
  return [...new Set(working)].filter((night) => !waiting.has(night)).sort((a, b) => b.localeCompare(a));
}
