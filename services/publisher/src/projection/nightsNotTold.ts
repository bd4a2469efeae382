import type { GateVerdict } from '@wombat/proto';
import type { NoticeChannel } from '@wombat/proto/words';
import type { ServiceKit } from '@wombat/service-kit';
import type { NightSeries } from '../domain/notice/nightNotice.js';

/** The series of every night, from the oldest on, that a channel has not told of. */
export function nightsNotTold(
  store: ServiceKit['store'],
  channel: NoticeChannel,
  oldest: string,
): Map<string, NightSeries[]> {
  const rows = store.all<Omit<NightSeries, 'gate'> & { gate: string }>(
    `SELECT night, target_name AS targetName, filter, state, code, reason, retry_at AS retryAt, frames, rows, gate
     FROM night_series WHERE night >= ? AND night NOT IN (SELECT night FROM night_told WHERE channel = ?)
     ORDER BY night, target_name, filter`,
    oldest,
    channel,
  );
  const nights = new Map<string, NightSeries[]>();
  for (const { gate, ...row } of rows) {
    const before = nights.get(row.night) ?? [];
    nights.set(row.night, [...before, { ...row, gate: JSON.parse(gate) as GateVerdict[] }]);
  }
  return nights;
}
