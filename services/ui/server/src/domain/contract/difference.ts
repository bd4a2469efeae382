import type { SeriesKey } from './seriesKey.js';

/** Which two revisions: `of`, or left out today's, is held against `before`, or left out the one before it. */
export interface DifferenceRequest extends SeriesKey {
  before?: number | undefined;
  of?: number | undefined;
}

/**
 * GET /api/difference?night=&targetName=&filter=&before=&of= : what the report of a series has otherwise than that of
 * an earlier revision, or where none is named of the one before. Without one before, `before` is null and the lists are
 * empty.
 */
export interface DifferenceAnswer {
  revision: number;
  /** The last revision below, or up to the one that was asked for, that has a report. */
  before: number | null;
  /** Every row of either, in the order of time. */
  points: PointDifference[];
  /** Settings that differ, by name; null where those of one of the two are not known. */
  settings: SettingDifference[] | null;
}

/** A row of two reports of the same series, found in both by its date. */
export interface PointDifference {
  /** DATE as the report has it. */
  date: string;
  /** MAG as the reports have it, `<` before a limit; '' where one has no such row. */
  magBefore: string;
  magNow: string;
  /** Magnitudes, now minus before; null where it is not in both, or a limit in one. */
  change: number | null;
}

/** Values as JSON; '' where it is not set. */
export interface SettingDifference {
  name: string;
  before: string;
  now: string;
}
