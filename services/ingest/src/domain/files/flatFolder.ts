import type { FrameDiscovered } from '@wombat/proto';
import { classifyPath } from './classifyPath.js';

/** A flat frame that lies directly in the night's Flat folder, with its filter. */
export interface LooseFlat {
  path: string;
  filter: string;
}

export interface Move {
  from: string;
  to: string;
}

/** The flats among the facts that lie directly in the night's Flat folder. */
export function looseFlats(facts: readonly FrameDiscovered[]): LooseFlat[] {
  return facts
    .filter(({ kind, state, path }) => kind === 'flat' && state === 'accepted' && isLoose(path.split('/').slice(1)))
    .map(({ path, series }) => ({ path, filter: series?.filter ?? '' }));
}

/**
 * A Flat folder with flats of several filters is sorted into one folder each (`Flat/FlatV`, `Flat/FlatB`); one with a
 * single filter stays as it is. `encode` makes a filter's name safe as a folder name.
 */
export function sortFlats(loose: readonly LooseFlat[], encode: (filter: string) => string): Move[] {
  if (new Set(loose.map((flat) => flat.filter)).size < 2) return [];
  return loose.map(({ path, filter }) => {
    const cut = path.lastIndexOf('/');
    return { from: path, to: `${path.slice(0, cut)}/Flat${encode(filter)}${path.slice(cut)}` };
  });
}

/** Flats among other frames stay where they are. */
function isLoose(segments: readonly string[]): boolean {
  return segments.length === 2 && classifyPath(segments).role === 'flat';
}
