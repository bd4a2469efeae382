import { type Projection, reductionOf } from '@wombat/eventlog';
import { nameTables } from './migrations.js';

/** Which star every series was reduced for, and what people said of who it is. */
export const seriesNames: Projection = {
  streams: ['events'],
  migrations: [nameTables],
  handlers: {
    CompsSelected: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      if (payload.target === undefined) return;
      store.run(
        `INSERT INTO star VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (date, target_name, filter) DO UPDATE SET revision = excluded.revision, alias_id = excluded.alias_id,
           ra_deg = excluded.ra_deg, dec_deg = excluded.dec_deg WHERE excluded.revision >= star.revision`,
        ...[series.night, series.targetName, series.filter, revision, payload.aliasId],
        ...[payload.target.ra2000Degrees, payload.target.dec2000Degrees],
      );
    },
    AliasSet: (store, { id, sequence, payload: { folder, name, raDegrees, decDegrees, by } }) => {
      store.run(
        'INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[id, sequence, folder, name, raDegrees, decDegrees, by],
      );
    },
  },
};
