import type { ingest, publisher } from '@wombat/proto';
import type { GateVerdict } from './curve.js';
import type { Submission } from './submissions.js';

/** GET /api/series */
export interface SeriesAnswer {
  entries: SeriesEntry[];
  /** Lights of targets that have no series in their night, as not one can be used; the newest night first. */
  unusable: ingest.UnusableLights[];
  /** Sentences on what could not be asked just now: the page keeps what it had of it, and says how old that is. */
  missing: string[];
}

export interface SeriesEntry {
  series: Omit<ingest.SeriesState, 'counts'> & { counts?: FrameCounts | undefined };
  /** What waits for a person or was decided; null before there are magnitudes. */
  validation: publisher.Validation | null;
  /** What the list shows of the magnitudes; null before there are any. */
  digest?: SeriesDigest | null | undefined;
  /** The last that was sent of it to the AAVSO; null where nothing was. */
  submission?: Submission | null | undefined;
}

/** Frames of a series by how far they have come, as ingest counts them; those a person rejected where they are told. */
export type FrameCounts = ingest.FrameCounts & { rejectedByPerson?: number | undefined };

export interface SeriesDigest {
  revision: number;
  /** Points that go into the report, of those measured. */
  points: number;
  pointsOf: number;
  testsFailed: number;
  testsUnknown: number;
  tests: number;
  /** The test that went worst; null where all passed. */
  worst: GateVerdict | null;
  /** T1's reported magnitudes in the order of time, thinned to at most 48; all finite. */
  sketch: number[];
  /** It was made with settings that have changed since. */
  otherSettings: boolean;
}
