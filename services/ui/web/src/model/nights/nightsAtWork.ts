import type { FirstRequest, PausedNight, SeriesEntry } from '../../../../server/src/domain/contract.js';
import { seriesStand } from '../list/seriesStand.js';

/** Nights with series that are being worked on, newest first; those that are paused or cancelled left out. */
export function nightsAtWork(entries: readonly SeriesEntry[], paused: readonly PausedNight[]): string[] {
  const waiting = new Set(paused.map(({ night }) => night));
  const working = entries.filter((entry) => seriesStand(entry).stand === 'working').map(({ series }) => series.date);
  return [...new Set(working)].filter((night) => !waiting.has(night)).sort((a, b) => b.localeCompare(a));
}

/** Behind what a night is at, where it goes before others; '' else. */
export function firstWords(night: string, first: readonly FirstRequest[]): string {
  const place = first.findIndex((one) => one.night === night);
  return place === -1 ? '' : `, ${place === 0 ? 'first' : 'next'} of all as ${first[place]?.by} said`;
}
