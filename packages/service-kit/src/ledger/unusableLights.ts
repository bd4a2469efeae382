import { ingest } from '@wombat/proto';

const UNUSABLE = `SELECT date, target_name AS targetName, count(*) AS frames, min(filename) AS firstPath, reason FROM frame
  WHERE state = 'broken' AND kind = 'light' AND target_name <> ''
    AND NOT EXISTS (SELECT 1 FROM target WHERE target.date = frame.date AND target.target_name = frame.target_name)
  GROUP BY date, target_name ORDER BY date DESC, target_name`;

/**
 * Lights of which there is no series, as not one of their target in that night can be used; SQLite takes the reason
 * from the row of the first path.
 */
export function unusableLights(all: (sql: string) => unknown[]): ingest.UnusableLights[] {
  return all(UNUSABLE).map((row) => ingest.UnusableLights.fromJSON(row));
}
