import type { FrameDiscovered, FrameMeta } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';

/** A dark or flat as it stands in the ledger. */
export interface KnownCalibration
  extends Pick<FrameDiscovered, 'path' | 'sha256' | 'size' | 'folder' | 'revision' | 'kind' | 'band' | 'warning'> {
  night: string;
  filter: string;
  /** The polynomial of its camera as it was told, JSON; null: there was none. */
  linearity: string | null;
}

/** Frames whose masters depend on how even their camera counts: biases have no light. */
const DARKS_AND_FLATS = "FROM frame WHERE kind IN ('dark', 'flat') AND state NOT IN ('broken', 'ignored')";

export class KnownCalibrations {
  constructor(private readonly kit: Pick<ServiceKit, 'store'>) {}

  hasLinearity(): boolean {
    return this.kit.store.get(`SELECT 1 ${DARKS_AND_FLATS} AND linearity IS NOT NULL LIMIT 1`) !== undefined;
  }

  darksAndFlats(): KnownCalibration[] {
    return this.kit.store.all<KnownCalibration>(
      `SELECT filename AS path, sha256, size, folder, since_revision AS revision, kind, ifnull(band, '') AS band,
       ifnull(warning, '') AS warning, date AS night, ifnull(filter, '') AS filter, linearity ${DARKS_AND_FLATS} ORDER BY filename`,
    );
  }
}

/** A frame's polynomial as the ledger keeps it. */
export function linearityText(meta: FrameMeta | undefined): string | null {
  return meta === undefined || meta.linearity.length === 0 ? null : JSON.stringify(meta.linearity);
}
