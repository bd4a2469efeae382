import type { ArchivedObservation, ReportText } from '@wombat/aavso';

/** Of one observation as the report has it: what the archive can be searched by. */
export interface SentObservation {
  jd: number;
  mag: number;
}

/** The report has five decimals of a day, the archive may round them once more. */
const JD_TOLERANCE = 1.1e-5;
const MAG_TOLERANCE = 6e-4;
const NAME_COLUMNS = { date: 1, mag: 2 };

/** Null where the dates of the report are not those the archive keeps. */
export function sentObservations({ headers, rows }: ReportText): SentObservation[] | null {
  if (headers.get('DATE')?.toUpperCase() !== 'JD') return null;
  return rows.map((row) => {
    const cells = row.split(',');
    return { jd: Number(cells[NAME_COLUMNS.date]), mag: Number(cells[NAME_COLUMNS.mag]?.replace('<', '')) };
  });
}

/**
 * How many of the sent observations the archive has of this observer. Bands are left out of it: it spells them its own
 * way.
 */
export function countArchived(
  sent: readonly SentObservation[],
  archived: readonly ArchivedObservation[],
  observerCode: string,
): number {
  const mine = archived.filter(({ observer }) => observer.toUpperCase() === observerCode.toUpperCase());
  return sent.filter((one) =>
    mine.some(({ jd, mag }) => Math.abs(jd - one.jd) <= JD_TOLERANCE && Math.abs(mag - one.mag) <= MAG_TOLERANCE),
  ).length;
}
