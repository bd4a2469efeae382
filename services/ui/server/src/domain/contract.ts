import type { catalog, ingest, ops, photometry, publisher } from '@wombat/proto';

/** What the page and its server say to each other: the messages of the other services, put side by side. Types only. */

/** GET /api/series */
export interface SeriesAnswer {
  entries: SeriesEntry[];
  /** Sentences on what could not be asked just now. */
  missing: string[];
}

export interface SeriesEntry {
  series: ingest.SeriesState;
  /** What waits for a person or was decided; null before there are magnitudes. */
  validation: publisher.Validation | null;
}

export type SeriesKey = photometry.GetLightCurveRequest;

/** GET /api/lightcurve?night=&targetName=&filter= */
export type LightCurve = photometry.GetLightCurveResponse;
export type CurvePoint = photometry.Point;
export type GateVerdict = photometry.Gate;

export const VERDICTS = ['approved', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** POST /api/validate */
export type VerdictRequest = Omit<publisher.ValidateRequest, 'verdict'> & { verdict: Verdict };

/** GET /api/target?night=&targetName=&filter= : who the star of a folder is, or may be. */
export type TargetAnswer = catalog.GetTargetResponse;
export type OfferedStar = catalog.Offered;

/** POST /api/alias : a person says who the star of a folder is. */
export type AliasRequest = catalog.SetAliasRequest;
export type AliasAnswer = catalog.SetAliasResponse;

/** GET /api/progress */
export interface ProgressAnswer {
  services: ServiceProgress[];
}

export interface ServiceProgress extends Omit<ops.GetStatusResponse, 'projected' | 'ready'> {
  /** 'silent': it should run and does not answer. */
  state: 'ready' | 'starting' | 'silent' | 'stopped';
}

/** Body of every answer that is not 2xx. */
export interface ErrorAnswer {
  /** A sentence a person can act on. */
  error: string;
}

/** Names of the events of GET /api/stream: `changed` when anything happened in the pipeline, `heartbeat` else. */
export const STREAM_EVENTS = { changed: 'changed', heartbeat: 'heartbeat' } as const;
