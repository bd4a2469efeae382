import type { Batch, LostFrame } from '@wombat/eventlog';
import {
  type ProgressLine,
  reductionOfRow,
  type SeriesRow,
  ServiceKit,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { cameraFacts } from './cameraFacts.js';
import type { ProfileOrder } from './orders.js';
import { PhotometryStore, type SolvedFrame } from './photometryStore.js';

const FRAMES_PER_JOB = 6;

/** Looks at the stars of every solved frame: what the aperture will be chosen from. Needs no catalogue, so it goes ahead. */
export class ProfileStage implements WorkStage {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryStore,
  ) {}

  async conclude(): Promise<void> {}

  batches(): Batch[] {
    return this.tables.inState('solved', 'selected').flatMap((series) => {
      const frames = this.tables.frames(series);
      const open = this.open(series, frames);
      if (open.length === 0) return [];
      return [
        {
          key: keyOf(series),
          kind: 'photometry',
          task: 'profile',
          frames: open.map(({ path }) => path),
          framesPerJob: FRAMES_PER_JOB,
          inputOf: (paths): ProfileOrder => ({
            reduction: reductionOfRow({ ...series, attempt: 1 }),
            frames: frames
              .filter(({ path }) => paths.includes(path))
              .map(({ path, product, meta }) => ({ path, product, camera: cameraFacts(meta) })),
          }),
        },
      ];
    });
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    for (const series of this.tables.inState('solved', 'selected')) {
      const mine = lost.filter(({ key }) => key === keyOf(series));
      await this.kit.publishFacts(
        mine.map(({ frame, reason }) => ({
          id: `${keyOf(series)}:${frame}:lost`,
          type: 'FrameFailed',
          payload: {
            reduction: reductionOfRow({ ...series, attempt: 1 }),
            path: frame,
            stage: 'profile',
            code: 'lost',
            reason,
          },
        })),
      );
    }
  }

  progress(): ProgressLine[] {
    return this.tables.inState('solved', 'selected').flatMap((series) => {
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
function keyOf(series: SeriesRow): string {
  return stageKey('profile', { ...series, attempt: 1 });
}
