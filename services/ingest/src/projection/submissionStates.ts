import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Series, SubmissionStepped } from '@wombat/proto';
import type { Submitted } from '@wombat/proto/words';
import { submissionNames } from './migrations.js';

/**
 * What became of reports on their way to the AAVSO. A person's later rejection of a series is not overwritten by it.
 */
export const submissionStates: Projection = {
  streams: ['events'],
  migrations: [submissionNames],
  handlers: {
    SubmissionStepped: (store, { payload, occurredAt }) => {
      for (const one of payload.series) {
        const { series, revision } = reductionOf(one);
        const changed = store.run(
          `INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (date, target_name, filter, revision) DO UPDATE SET sent_at = excluded.sent_at, outcome = excluded.outcome,
             rows = excluded.rows, sha256 = excluded.sha256, receipt = excluded.receipt, submission_id = excluded.submission_id
           WHERE submission.submission_id <> excluded.submission_id OR submission.outcome NOT IN ('accepted', 'rejected')`,
          ...[series.night, series.targetName, series.filter, revision, occurredAt, payload.state, one.rows],
          ...[payload.fileSha256, payload.words || null, payload.submissionId],
        );
        if (changed === 0) continue;
        const submitted = submittedBy(payload);
        if (submitted !== null) setSubmitted(store, series, revision, submitted);
      }
    },
  },
};

/** Null: it changes nothing yet. What went wrong before the AAVSO looked at it may be sent again. */
function submittedBy({ state, judged }: SubmissionStepped): Submitted | null {
  if (state === 'accepted') return 'submitted';
  if (state === 'unknown') return 'unknown';
  if (state === 'rejected') return judged ? 'rejected' : 'approved';
  return null;
}

function setSubmitted(
  store: Store,
  { night, targetName, filter }: Series,
  revision: number,
  submitted: Submitted,
): void {
  store.run(
    `UPDATE target SET submitted = ? WHERE date = ? AND target_name = ? AND filter = ? AND revision = ?
     AND submitted IS NOT NULL AND submitted <> 'usrrej'`,
    ...[submitted, night, targetName, filter, revision],
  );
}
