import type { ingest } from '@wombat/proto';
import type { ServiceDirectory } from './serviceDirectory.js';

export type NightsNow = Pick<ingest.ListFillingNightsResponse, 'nights' | 'paused' | 'cancelled' | 'first'>;

/** Nights that are being filled. */
export async function fillingNights(directory: ServiceDirectory): Promise<ingest.FillingNight[]> {
  return (await nightsNow(directory)).nights;
}

/** Nights that are being filled, paused, cancelled, or go first; none is known of where ingest does not run. */
export async function nightsNow(directory: ServiceDirectory): Promise<NightsNow> {
  const answer = await directory.client('ingest')?.listFillingNights();
  return answer?.ok ? answer.value : { nights: [], paused: [], cancelled: [], first: [] };
}
