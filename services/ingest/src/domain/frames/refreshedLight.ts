import type { FrameDiscovered, Series } from '@wombat/proto';
import { bandOfFilter, type FilterSurroundings } from './bandOfFilter.js';
import type { ReadFrame } from './describeFile.js';
import { joinedSentences } from './joinedSentences.js';

/** A light frame as it stands in the ledger. */
export interface KnownLight {
  path: string;
  sha256: string;
  /** Bytes. */
  size: number;
  folder: string;
  /** The revision of its series that it came with. */
  revision: number;
  band: string;
  warning: string;
  /** Of what was read of its header when it was found; '' where that was not kept. */
  metaHash: string;
}

/**
 * The fact of a light as its header reads with today's settings. It stays in its series, whatever card names the filter
 * now. Null where it cannot be read, or has no usable time by these settings: then what was read of it before still
 * holds.
 */
export function refreshedLight(
  { path, sha256, size, folder, revision }: KnownLight,
  read: ReadFrame,
  { series, ...surroundings }: FilterSurroundings & { series: Series },
): FrameDiscovered | null {
  if (read.state !== 'good' || read.meta.timeProblem !== '') return null;
  const { band, warning } = bandOfFilter(series.filter, surroundings);
  return {
    ...{ path, sha256, size, folder, revision, series, kind: 'light', state: 'accepted', reason: '', meta: read.meta },
    ...{ band: band ?? '', warning: joinedSentences(read.warning, warning) },
  };
}
