import type { SeriesKey } from './seriesKey.js';

/** GET /api/nights, newest first. */
export interface NightsAnswer {
  nights: NightFact[];
}

export interface NightFact {
  /** YYYYMMDD */
  night: string;
  /** Relative to the data root. */
  folder: string;
  files: number;
  lastFileSecondsAgo: number;
  /** Null: it is begun already. */
  beginsInSeconds: number | null;
  masters: MasterFact[];
  series: SeriesKey[];
}

export interface MasterFact {
  /** bias, dark, flat */
  kind: string;
  /** Of a flat; '' else. */
  filter: string;
  path: string;
  frames: number;
  /** Nights between it and this one; 0 where it is of this night. */
  ageDays: number;
  median: number;
  scatter: number;
}

/** POST /api/reduce */
export interface ReduceRequest {
  night: string;
  targetName?: string | undefined;
  filter?: string | undefined;
  failedOnly: boolean;
  fromStage?: string | undefined;
  by: string;
  reason: string;
}

export interface ReduceAnswer {
  /** How many series are reduced again. */
  series: number;
}

/** POST /api/begin : a night that is still being filled is begun now. */
export interface BeginRequest {
  night: string;
  by: string;
}
