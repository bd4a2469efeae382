import { type Projection, reductionOf, type Store } from '@wombat/eventlog';
import type { Reduction } from '@wombat/proto';
import { SUBMITTED_OF, type Submitted } from '@wombat/proto/words';
import { seriesKey } from '@wombat/service-kit';
import { Validation } from './entities/validation.js';
import { publisherTables } from './migrations.js';

/** What waits for a person, and what people decided. */
export const validations: Projection = {
  streams: ['events'],
  migrations: [publisherTables],
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
      store.run(
        `INSERT INTO validation VALUES (?, ?, ?, ?, ?, ?, 'validate', ?, ?, NULL, NULL)
         ON CONFLICT (night, target_name, filter) DO UPDATE SET revision = excluded.revision, attempt = excluded.attempt,
           event_id = excluded.event_id, state = 'validate', report_path = excluded.report_path, report_sha256 = excluded.report_sha256,
           decided_by = NULL, reason = NULL WHERE excluded.revision > validation.revision`,
        ...seriesKey(series),
        revision,
        attempt,
        event.id,
        event.payload.report?.path ?? '',
        event.payload.report?.sha256 ?? '',
      );
    },
    Validated: (store, { payload }) => {
      setState(store, payload, SUBMITTED_OF[payload.verdict], payload.by, payload.reason);
    },
  },
};

function setState(
  store: Store,
  payload: { reduction?: Reduction | undefined },
  state: Submitted,
  by: string,
  reason: string,
): void {
  const { series, revision } = reductionOf(payload);
  store.run(
    'UPDATE validation SET state = ?, decided_by = ?, reason = ? WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?',
    state,
    by,
    reason,
    ...seriesKey(series),
    revision,
  );
}
