import type { GateVerdict, Series } from '@wombat/proto';
import { lastPointChange, rejectedFrames, type ServiceKit, seriesKey } from '@wombat/service-kit';
import type { PointsStanding } from '../domain/decidePoints.js';
import type { Validation } from './entities/validation.js';

/** What is current of a series, with whether its report rests on the last word on the points of the target's night. */
export type ValidationRow = Pick<
  Validation,
  'revision' | 'attempt' | 'state' | 'reportSha256' | 'pointsId' | 'rows' | 'reason' | 'decidedBy' | 'verdictId'
> & { gate: GateVerdict[]; isRemaking: boolean; isSent: boolean };

/** Read on the writer's connection, which is as far as the sequence that `decide` hands to the log. */
export function validationOf(kit: ServiceKit, series: Series): ValidationRow | null {
  const { store } = kit;
  const row = store.get<Omit<ValidationRow, 'isRemaking' | 'isSent' | 'gate'> & { gate: string }>(
    `SELECT revision, attempt, state, report_sha256 AS reportSha256, points_id AS pointsId, rows, gate, reason, decided_by AS decidedBy,
       verdict_id AS verdictId
     FROM validation WHERE night = ? AND target_name = ? AND filter = ?`,
    ...seriesKey(series),
  );
  if (row === undefined) return null;
  const isRemaking = row.pointsId !== lastPointChange(store, series);
  return { ...row, gate: JSON.parse(row.gate) as GateVerdict[], isRemaking, isSent: isSent(kit, series) };
}

export function pointsStandingOf(kit: ServiceKit, series: Series): PointsStanding {
  const frames = kit.store.all<{ sha256: string }>(
    'SELECT sha256 FROM known_frame WHERE night = ? AND target_name = ? AND filter = ?',
    ...seriesKey(series),
  );
  return {
    revision: validationOf(kit, series)?.revision ?? null,
    frames: new Set(frames.map(({ sha256 }) => sha256)),
    isSent: isSent(kit, series),
    rejected: rejectedFrames(kit.store, series),
  };
}

/** Whether the AAVSO has observations of the series, or may have: in doubt they count as sent. */
function isSent({ store }: ServiceKit, series: Series): boolean {
  const sql = `SELECT 1 FROM submission_series JOIN submission ON submission.id = submission_id
     WHERE night = ? AND target_name = ? AND filter = ? AND state <> 'rejected'`;
  return store.get(sql, ...seriesKey(series)) !== undefined;
}
