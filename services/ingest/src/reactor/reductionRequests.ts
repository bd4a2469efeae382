import type { ServiceKit } from '@wombat/service-kit';
import type { IngestTables } from '../projection/ingestTables.js';
import { shortHash } from './shortHash.js';

export interface SeriesToReduce {
  night: string;
  targetName: string;
  filter: string;
  /** The one it gets. */
  revision: number;
  numImages: number;
  requestedBy?: string;
  reason?: string;
}

/** Asks for reductions: ingest alone gives a series its revision. */
export class ReductionRequests {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
  ) {}

  /** False: the series changed meanwhile, look again. */
  request(series: SeriesToReduce): Promise<boolean> {
    const { night, targetName, filter, revision, numImages } = series;
    const { requestedBy = 'ingest', reason = revision === 1 ? 'discovered' : 'frames were added' } = series;
    return this.kit.decide({
      id: `request:${night}/${targetName}/${filter}:r${revision}`,
      type: 'ReductionRequested',
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: 1 },
        fromStage: 'calibrate',
        requestedBy,
        reason,
        numImages,
        band: this.tables.bandOf(series).band,
        settingsHash: shortHash(this.kit.config),
      },
    });
  }
}
