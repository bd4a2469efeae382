import type { Batch, LostFrame } from '@wombat/eventlog';
import {
  lostFrameFacts,
  type ProgressLine,
  reductionOfRow,
  SeriesGuard,
  type SeriesRow,
  ServiceKit,
  seriesOfBatch,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { cameraOf } from '../projection/cameraOf.js';
import { PhotometryTables, type SolvedFrame } from '../projection/photometryTables.js';

const FRAMES_PER_JOB = 6;

/**
 * Looks at the stars of every solved frame: what the aperture will be chosen from. Needs no catalogue, so it goes
 * ahead.
 */
export class ProfileStage implements WorkStage {
  readonly stage = 'profile';

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryTables,
    private readonly guard = new SeriesGuard(kit),
  ) {}

  async conclude(): Promise<void> {}

  waitingFor(key: string): SeriesRow[] {
    return seriesOfBatch(this.stage, this.tables.inState('solved', 'selected').map(firstAttempt), key);
  }

  batches(): Batch[] {
    return this.guard.from(this.stage, this.tables.inState('solved', 'selected'), (series) => {
      const frames = this.tables.frames(series);
      const open = this.open(series, frames);
      if (open.length === 0) return [];
      return [
        {
          key: stageKey('profile', firstAttempt(series)),
          causation: series.eventId,
          frames: open.map(({ path }) => path),
          framesPerJob: FRAMES_PER_JOB,
          orderOf: (paths) => {
            const wanted = frames.filter(({ path }) => paths.includes(path));
            const value = {
              reduction: reductionOfRow(firstAttempt(series)),
              frames: wanted.map((frame) => ({
                path: frame.path,
                product: frame.product,
                camera: cameraOf(this.kit, frame, series.revision),
              })),
            };
            return { $case: 'profile', value };
          },
        },
      ];
    });
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    const open = this.tables.inState('solved', 'selected');
    await this.kit.publishFacts(open.flatMap((series) => lostFrameFacts('profile', firstAttempt(series), lost)));
  }

  progress(): ProgressLine[] {
    return this.guard.from(this.stage, this.tables.inState('solved', 'selected'), (series) => {
      const frames = this.tables.frames(series);
      const open = this.open(series, frames).length;
      return open === 0
        ? []
        : [{ what: `${seriesTitle(series)}: star profiles`, done: frames.length - open, total: frames.length }];
    });
  }

  private open(series: SeriesRow, frames: readonly SolvedFrame[]): SolvedFrame[] {
    return frames.filter(({ path }) => this.tables.profile(path, series.revision) === null);
  }
}

/** Profiles hang on the frames alone: one attempt serves all of the catalogue's. */
function firstAttempt(series: SeriesRow): SeriesRow {
  return { ...series, attempt: 1 };
}
