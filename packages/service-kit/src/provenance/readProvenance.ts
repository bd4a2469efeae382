import { provenance } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { messageOf } from '../run/environment.js';

/** The file that lies beside a report, of the version that is written today. */
export function readProvenance(text: string): Result<provenance.Provenance> {
  try {
    const told = provenance.Provenance.fromJSON(JSON.parse(text));
    if (told.version === provenance.PROVENANCE_VERSION) return ok(told);
    return refuse(`it is of version ${told.version}, which this program does not read`);
  } catch (error) {
    return refuse(`it cannot be read: ${messageOf(error)}`);
  }
}
