import { type Projection, type Recorded, reductionOf, type Store } from '@wombat/eventlog';
import type { SubmissionState } from '@wombat/proto/words';
import { observationKeys, starKey } from '../domain/observation.js';
import { mayFollow } from '../domain/submissionState.js';
import { submissionTables, submitterWords } from './migrations.js';

type Step = Recorded<'SubmissionStepped'>;

/** Every file for the AAVSO, how it stands, and which observations it has sent or is about to. */
export const submissions: Projection = {
  streams: ['events'],
  migrations: [submissionTables, submitterWords],
  handlers: {
    SubmissionStepped: (store, event) => {
      const { submissionId } = event.payload;
      const { state } = event.payload;
      const known = store.get<{ state: SubmissionState }>('SELECT state FROM submission WHERE id = ?', submissionId);
      if (!mayFollow(known?.state ?? null, state)) return;
      if (known === undefined) begin(store, event);
      step(store, event);
      if (state === 'rejected') store.run('DELETE FROM observation WHERE submission_id = ?', submissionId);
    },
  },
};

function begin(store: Store, { payload, occurredAt }: Step): void {
  store.run(
    `INSERT INTO submission VALUES (?, (SELECT count(*) + 1 FROM submission), ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, '', '[]', ?, ?, ?, '', ?,
      NULL, NULL, 0)`,
    ...[
      payload.submissionId,
      payload.state,
      payload.submitter,
      payload.starName,
      payload.starAuid,
      payload.observerCode,
    ],
    ...[payload.fileName, payload.fileSha256, payload.rows, payload.by, occurredAt, payload.by, occurredAt],
  );
  const star = starKey({ name: payload.starName, auid: payload.starAuid });
  for (const [position, one] of payload.series.entries()) {
    const { series, revision, attempt } = reductionOf(one);
    store.run(
      'INSERT INTO submission_series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[payload.submissionId, position, series.night, series.targetName, series.filter, revision, attempt],
      ...[one.reportSha256, one.rows, JSON.stringify(one.observations)],
    );
    for (const key of one.observations.flatMap((row) => observationKeys(row, star, series.filter))) {
      store.run(
        'INSERT OR IGNORE INTO observation VALUES (?, ?, ?, ?)',
        key.frame,
        key.star,
        key.filter,
        payload.submissionId,
      );
    }
  }
}

function step(store: Store, { payload, occurredAt }: Step): void {
  const { submissionId, state, siteRows, fault, words, complaints, by, note, archived, asked } = payload;
  store.run(
    'UPDATE submission SET state = ?, fault = ?, words = ?, complaints = ?, decided_by = ?, note = ?, at = ? WHERE id = ?',
    ...[state, fault ?? null, words, JSON.stringify(complaints), by, note, occurredAt, submissionId],
  );
  const counted = state === 'accepted' ? 'accepted_rows' : 'preview_rows';
  if (siteRows !== undefined) store.run(`UPDATE submission SET ${counted} = ? WHERE id = ?`, siteRows, submissionId);
  if (archived !== undefined) {
    store.run(
      'UPDATE submission SET archived = ?, archived_at = ?, asked = ? WHERE id = ?',
      ...[archived, occurredAt, asked, submissionId],
    );
  }
}
