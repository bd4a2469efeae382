import type { ingest } from '@wombat/proto';
import type { ServiceDirectory } from './serviceDirectory.js';

/** Nights that are being filled; none is known of where ingest does not run. */
export async function fillingNights(directory: ServiceDirectory): Promise<ingest.FillingNight[]> {
  const answer = await directory.client('ingest')?.listFillingNights();
  return answer?.ok ? answer.value.nights : [];
}
