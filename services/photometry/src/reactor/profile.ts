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
import { PhotometryTables } from '../projection/photometryTables.js';

const FRAMES_PER_JOB = 6;

/**
 * Looks at the stars of every solved frame: what the aperture will be chosen from. Needs neither the catalogue nor the
 * other frames, so it goes ahead while these are being solved.
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
    return seriesOfBatch(this.stage, this.tables.withSolvedFrames().map(firstAttempt), key);
  }

  batches(): Batch[] {
    return this.guard.from(this.stage, this.tables.withSolvedFrames(), (series) => {
      const { paths: open } = this.tables.unprofiled(series);
      if (open.length === 0) return [];
      return [
        {
          key: stageKey('profile', firstAttempt(series)),
          causation: series.eventId,
          frames: open,
          framesPerJob: FRAMES_PER_JOB,
          orderOf: (paths) => {
            const wanted = this.tables.frames(series).filter(({ path }) => paths.includes(path));
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
    const open = this.tables.withSolvedFrames();
    await this.kit.publishFacts(open.flatMap((series) => lostFrameFacts('profile', firstAttempt(series), lost)));
  }

  progress(): ProgressLine[] {
    return this.guard.from(this.stage, this.tables.withSolvedFrames(), (series) => {
      const { paths, solved } = this.tables.unprofiled(series);
      const what = `${seriesTitle(series)}: star profiles`;
      return paths.length === 0 ? [] : [{ what, done: solved - paths.length, total: solved }];
    });
  }
}

/** Profiles hang on the frames alone: one attempt serves all of the catalogue's. */
function firstAttempt(series: SeriesRow): SeriesRow {
  return { ...series, attempt: 1 };
}
