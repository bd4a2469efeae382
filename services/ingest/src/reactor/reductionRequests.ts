import type { ServiceKit } from '@wombat/service-kit';
import { flatSettings } from '../domain/index.js';
import type { IngestTables } from '../projection/ingestTables.js';
import { LightSettings } from './lightSettings.js';
import { decidingSettings, settingsHash } from './settingsHash.js';

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
  private readonly lights: LightSettings;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
  ) {
    this.lights = new LightSettings(kit, tables);
  }

  /** False: the series changed meanwhile, look again. */
  async request(series: SeriesToReduce): Promise<boolean> {
    const { night, targetName, filter, revision, numImages } = series;
    if (revision > 1) await this.lights.refresh({ night, targetName, filter }, revision);
    const { band } = this.tables.bandOf(series);
    const { requestedBy = 'ingest', reason = revision === 1 ? 'discovered' : 'frames were added or copied again' } =
      series;
    return this.kit.decide({
      id: `request:${night}/${targetName}/${filter}:r${revision}`,
      type: 'ReductionRequested',
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: 1 },
        fromStage: 'calibrate',
        requestedBy,
        reason,
        numImages,
        band,
        settingsHash: settingsHash(this.kit.config, { targetName, band }),
        settings: flatSettings(decidingSettings(this.kit.config, { targetName, band })),
      },
    });
  }
}
