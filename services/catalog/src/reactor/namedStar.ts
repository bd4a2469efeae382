import { Injectable } from '@nestjs/common';
import { nameCandidates } from '@wombat/aavso';
import { ok, type Result, refuse } from '@wombat/result';
import { SERIES_COLUMNS, type SeriesRow, ServiceKit } from '@wombat/service-kit';
import type { SkyPosition } from '@wombat/sky';
import { AavsoClients } from '../adapters/aavsoClients.js';
import { configuredTarget, contains, type Footprint, type StarWord, wellPointed } from '../domain/index.js';
import { CatalogTables } from '../projection/catalogTables.js';
import { identifyTarget } from './identifyTarget.js';

/** A star as AliasSet names it. */
export interface StarFound extends SkyPosition {
  name: string;
  auid: string;
}

/**
 * The star a person names: as VSX has it, and on the images of the folder, so that a slip of the pen is told at once.
 */
@Injectable()
export class NamedStar {
  private readonly tables: CatalogTables;

  constructor(
    private readonly kit: ServiceKit,
    private readonly clients: AavsoClients,
  ) {
    this.tables = new CatalogTables(kit);
  }

  async find(folder: string, { name, position }: StarWord): Promise<Result<StarFound>> {
    const frames = this.frames(folder);
    if (position !== null) {
      if (frames.length > 0 && !frames.some((frame) => contains(frame, position, 0)))
        return refuse(`RA ${position.raDegrees} Dec ${position.decDegrees} lies outside the images of ${folder}`);
      return ok({ name: '', ...position, auid: '' });
    }
    const { resolution } = await identifyTarget({
      folderName: name,
      configured: configuredTarget(undefined),
      names: nameCandidates(name),
      frames,
      vsx: this.clients.vsx,
      offer: false,
    });
    if (resolution.outcome === 'unavailable')
      return refuse(`${resolution.reason} Say it again later, or give its coordinates.`);
    if (resolution.outcome !== 'found') return refuse(resolution.reason);
    const { star, raDegrees, decDegrees } = resolution.target;
    return ok({ name: star?.name ?? name, raDegrees, decDegrees, auid: star?.auid ?? '' });
  }

  /** Every solved frame of the folder, whatever its night and filter. */
  private frames(folder: string): Footprint[] {
    const series = this.kit.store.all<SeriesRow>(`SELECT ${SERIES_COLUMNS} FROM series WHERE target_name = ?`, folder);
    return series.flatMap((one) => wellPointed(this.tables.footprints(one)));
  }
}
