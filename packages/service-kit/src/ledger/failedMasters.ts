import type { CalType } from '@wombat/proto/words';

/** A master that could not be made of the frames of its night as they are now. */
export interface FailedMaster {
  calType: CalType;
  /** '' where it is no flat. */
  filter: string;
  reason: string;
}

interface NightRow {
  night: string;
  failed: string;
}

export const NIGHTS_WITH_FAILED_MASTERS = "SELECT night, failed FROM night_masters WHERE failed <> '[]'";

/** Which masters of its night a series went on without, and why, in a sentence; undefined where none failed. */
export function failedMastersOf(
  rows: readonly NightRow[],
): (series: { date: string; filter: string }) => string | undefined {
  const nights = new Map(rows.map(({ night, failed }) => [night, JSON.parse(failed) as FailedMaster[]]));
  return ({ date, filter }) => {
    const failed = (nights.get(date) ?? []).filter((master) => master.calType !== 'flat' || master.filter === filter);
    const sentences = failed.map(({ calType, reason }) => `no master ${calType}: ${reason}`);
    return sentences.length === 0 ? undefined : [...new Set(sentences)].join('; ');
  };
}
