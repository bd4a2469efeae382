import type { ingest, publisher } from '@wombat/proto';
import type { Submission } from './submissions.js';

/** GET /api/series */
export interface SeriesAnswer {
  entries: SeriesEntry[];
  /** Sentences on what could not be asked just now: the page keeps what it had of it, and says how old that is. */
  missing: string[];
}

export interface SeriesEntry {
  series: ingest.SeriesState;
  /** What waits for a person or was decided; null before there are magnitudes. */
  validation: publisher.Validation | null;
  /** How many frames of the series have come how far; left out where nobody counted them. */
  counts?: FrameCounts | undefined;
  /** What the list shows of the magnitudes; null before there are any. */
  digest?: SeriesDigest | null | undefined;
  /** The last that was sent of it to the AAVSO; null where nothing was. */
  submission?: Submission | null | undefined;
}

/** Frames of a series by how far they have come; each number counts those of the numbers after it too, but for `broken`. */
export interface FrameCounts {
  found: number;
  /** Could not be read, or were lost on the way. */
  broken: number;
  calibrated: number;
  solved: number;
  measured: number;
  reported: number;
  rejectedByPerson: number;
}

export interface SeriesDigest {
  revision: number;
  /** Points that go into the report, of those measured. */
  points: number;
  pointsOf: number;
  testsFailed: number;
  testsUnknown: number;
  tests: number;
  /** The test that went worst; null where all passed. */
  worst: { name: string; verdict: string; sentence: string } | null;
  /** T1's reported magnitudes in the order of time, thinned to at most 48; all finite. */
  sketch: number[];
  /** It was made with settings that have changed since. */
  otherSettings: boolean;
}
