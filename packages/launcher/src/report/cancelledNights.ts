import type { ingest } from '@wombat/proto';

/** Nights of which series are left undone because a person cancelled them, each once, as the series come. */
export function cancelledNights(series: readonly ingest.SeriesState[]): ingest.CancelledNight[] {
  return [...new Map(series.flatMap(({ cancelled }) => (cancelled ? [[cancelled.night, cancelled]] : []))).values()];
}

/** Who cancelled it and why, in the words of the table of series. */
export function cancelledWords({ by, reason }: ingest.CancelledNight): string {
  return `cancelled by ${by}${reason === '' ? '' : `: ${reason}`}`;
}
