import type { Beginning } from '@wombat/proto/words';
import { ok, type Result } from '@wombat/result';
import { flatSettings, type SeriesRow, type ServiceKit } from '@wombat/service-kit';
import type { IngestTables } from '../projection/ingestTables.js';
import { LightSettings } from './lightSettings.js';
import { decidingSettings, settingsHash } from './settingsHash.js';
import { SolvedFrames } from './solvedFrames.js';

export interface SeriesToReduce {
  night: string;
  targetName: string;
  filter: string;
  /** The one it gets. */
  revision: number;
  numImages: number;
  requestedBy?: string;
  reason?: string;
  /** Id of the event it follows from; left out where a person or another cause asks for it. */
  causation?: string;
}

/** A series by its key, at the revision it gets. */
function rowOf({ night, targetName, filter, revision }: SeriesToReduce): SeriesRow {
  return { night, targetName, filter, revision, attempt: 1, eventId: '' };
}

/** Asks for reductions: ingest alone gives a series its revision. */
export class ReductionRequests {
  private readonly lights: LightSettings;
  private readonly solved: SolvedFrames;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
  ) {
    this.lights = new LightSettings(kit, tables);
    this.solved = new SolvedFrames(kit, tables);
  }

  /**
   * Asks for a reduction with the frames that are solved already. The request goes first: what is taken over belongs to
   * a revision that is there. Refused where they are not all there; false as below.
   */
  async requestWithSolvedFrames(series: SeriesToReduce): Promise<Result<boolean>> {
    const told = await this.solved.before(rowOf(series));
    if (!told.ok) return told;
    if (!(await this.request(series, 'select'))) return ok(false);
    await this.kit.publishFacts(told.value.solved);
    await this.kit.publishFacts(told.value.calibrated);
    return ok(true);
  }

  /** False: the series changed meanwhile, look again. */
  async request(series: SeriesToReduce, fromStage: Beginning = 'calibrate'): Promise<boolean> {
    const { night, targetName, filter, revision, numImages, causation = '' } = series;
    if (revision > 1) await this.lights.refresh({ night, targetName, filter }, revision);
    const { band } = this.tables.bandOf(series);
    const { requestedBy = 'ingest', reason = revision === 1 ? 'discovered' : 'frames were added or copied again' } =
      series;
    return this.kit.decide({
      id: `request:${night}/${targetName}/${filter}:r${revision}`,
      type: 'ReductionRequested',
      causation,
      payload: {
        reduction: { series: { night, targetName, filter }, revision, attempt: 1 },
        fromStage,
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
