import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import { ColourTerm, type Series } from '@wombat/proto';
import { HELD, SUBMITTED_OF, type Verdict } from '@wombat/proto/words';
import { awaitedVerdictTable, awaitReport, lastPointChange, seriesKey, takeAwaited } from '@wombat/service-kit';
import { Validation } from './entities/validation.js';
import { approvedReports, colourTerms, digestFacts, publisherTables, reportFacts, verdictIds } from './migrations.js';

const SAME_REPORT = 'excluded.revision = validation.revision AND excluded.report_sha256 = validation.report_sha256';
/** Of a row before it is changed: what becomes of a decision whose report has changed. */
const WITHDRAWN = `iif(decided_by IS NULL, reason,
  'the report has changed since ' || decided_by || iif(state = 'approved', ' approved', ' rejected') || ' it: look again')`;

/**
 * What waits for a person, and what people decided. What was made before the last word on points is made anew, and is
 * left.
 */
export const validations: Projection = {
  streams: ['events'],
  migrations: [
    publisherTables,
    reportFacts,
    approvedReports,
    verdictIds,
    digestFacts,
    awaitedVerdictTable,
    colourTerms,
  ],
  entities: [Validation],
  handlers: {
    ReductionRequested: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        'DELETE FROM validation WHERE night = ? AND target_name = ? AND filter = ? AND revision < ?',
        ...seriesKey(series),
        revision,
      );
    },
    MagnitudesTransformed: (store, event) => {
      const { series, revision, attempt } = reductionOf(event.payload);
      const { report, observations, pointsId, rows, gate, measured, sketch, colourTerm } = event.payload;
      if (pointsId !== lastPointChange(store, series)) return;
      // Another report of the same revision is another one to decide on; the same bytes are what was decided on.
      store.run(
        `INSERT INTO validation (night, target_name, filter, revision, attempt, event_id, state, report_path, report_sha256, points_id, rows, gate,
           observations_path, observations_sha256, measured, sketch, colour_term)
         VALUES (?, ?, ?, ?, ?, ?, 'validate', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, report_path = excluded.report_path, report_sha256 = excluded.report_sha256,
           points_id = excluded.points_id, rows = excluded.rows, gate = excluded.gate, observations_path = excluded.observations_path,
           observations_sha256 = excluded.observations_sha256, measured = excluded.measured, sketch = excluded.sketch, colour_term = excluded.colour_term,
           approved_sha256 = iif(${SAME_REPORT}, approved_sha256, NULL),
           state = iif(${SAME_REPORT}, state, 'validate'), decided_by = iif(${SAME_REPORT}, decided_by, NULL),
           reason = iif(${SAME_REPORT}, reason, iif(excluded.revision = revision, ${WITHDRAWN}, NULL))
         WHERE excluded.revision > validation.revision OR (excluded.revision = validation.revision
           AND (excluded.report_sha256 <> validation.report_sha256 OR excluded.points_id <> validation.points_id))`,
        ...seriesKey(series),
        ...[revision, attempt, event.id, report?.path ?? '', report?.sha256 ?? '', pointsId, rows],
        ...[
          JSON.stringify(gate),
          observations?.path ?? '',
          observations?.sha256 ?? '',
          measured,
          JSON.stringify(sketch),
          colourTerm === undefined ? '' : JSON.stringify(ColourTerm.toJSON(colourTerm)),
        ],
      );
      const sha256 = report?.sha256 ?? '';
      const awaited = takeAwaited(store, { series, revision, sha256 });
      if (awaited?.holds) decide(store, { series, revision }, { ...awaited.verdict, sha256 });
    },
    // All its points are rejected, say: what was decided on is no more.
    SeriesHalted: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      if (payload.stage !== 'transform' || payload.code === HELD || payload.pointsId !== lastPointChange(store, series))
        return;
      store.run(
        `UPDATE validation SET state = 'validate', report_path = '', report_sha256 = '', rows = 0, gate = '[]', measured = 0, sketch = '[]', colour_term = '', decided_by = NULL, approved_sha256 = NULL,
           points_id = ?, reason = ? WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
        ...[payload.pointsId, payload.reason, ...seriesKey(series), revision],
      );
    },
    Validated: (store, event) => {
      const { verdict, by, reason, reportSha256 } = event.payload;
      const said = { eventId: event.id, verdict, by, reason, sha256: reportSha256 };
      const reduction = reductionOf(event.payload);
      if (!decide(store, reduction, said) && !isPast(store, reduction)) awaitReport(store, event);
    },
  },
};

interface Said {
  eventId: string;
  verdict: Verdict;
  by: string;
  reason: string;
  sha256: string;
}

/** False: nothing of that revision waits. */
function decide(
  store: Store,
  { series, revision }: { series: Series; revision: number },
  { eventId, verdict, by, reason, sha256 }: Said,
): boolean {
  const state = SUBMITTED_OF[verdict];
  const approved = verdict === 'approved' ? sha256 || null : null;
  const said = state === null ? ['validate', null, null] : [state, by, reason];
  const changed = store.run(
    `UPDATE validation SET state = ?, decided_by = ?, reason = ?, verdict_id = ?, approved_sha256 = ?
     WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`,
    ...[...said, eventId, approved, ...seriesKey(series), revision],
  );
  return changed > 0;
}

/** Another reduction of the series has been asked for since. */
function isPast(store: Store, { series, revision }: { series: Series; revision: number }): boolean {
  const sql = 'SELECT 1 FROM validation WHERE night = ? AND target_name = ? AND filter = ? AND revision > ?';
  return store.get(sql, ...seriesKey(series), revision) !== undefined;
}
