import { type Projection, reductionOf } from '@wombat/eventlog';
import { seriesKey } from '@wombat/service-kit';
import { leftOutTable } from './migrations.js';

/**
 * Why a measured frame has no row in the report, as its reason in the table frame. The two streams are read each for
 * itself: either event may come first.
 */
export const leftOutPoints: Projection = {
  streams: ['events', 'frames'],
  migrations: [leftOutTable],
  unread: { FrameMeasured: ['stars'] },
  handlers: {
    MagnitudesTransformed: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      const key = seriesKey(series);
      const ofSeries = 'date = ? AND target_name = ? AND filter = ?';
      const later = `SELECT 1 FROM target WHERE ${ofSeries} AND revision > ?`;
      if (store.get(later, ...key, revision) !== undefined) return;
      store.run(`DELETE FROM left_out WHERE ${ofSeries}`, ...key);
      for (const { frameSha256, reason } of payload.leftOut)
        store.run('INSERT OR REPLACE INTO left_out VALUES (?, ?, ?, ?, ?, ?)', ...key, revision, frameSha256, reason);
      store.run(
        `UPDATE frame SET reason = (SELECT left_out.reason FROM left_out WHERE left_out.date = frame.date
           AND left_out.target_name = frame.target_name AND left_out.filter = frame.filter AND left_out.sha256 = frame.sha256)
         WHERE ${ofSeries} AND state = 'measured' AND reduced_revision = ?`,
        ...key,
        revision,
      );
    },
    FrameMeasured: (store, { payload }) => {
      const { series, revision } = reductionOf(payload);
      store.run(
        `UPDATE frame SET reason = (SELECT reason FROM left_out WHERE date = ? AND target_name = ? AND filter = ? AND revision = ?
           AND left_out.sha256 = frame.sha256)
         WHERE filename = ? AND state = 'measured' AND reduced_revision = ?`,
        ...[...seriesKey(series), revision, payload.path, revision],
      );
    },
  },
};
