import type { Batch, LostFrame } from '@wombat/eventlog';
import {
  EachAlone,
  reductionOfRow,
  type SeriesRow,
  ServiceKit,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { ReleaseTables } from '../projection/releasedFrames.js';

/** So many series are released in a pass: between passes the service answers. */
const MOST_IN_A_PASS = 10;
const FRAMES_PER_JOB = 50;

/**
 * Has calibrated frames taken off the disk, or stored in less room, once their series has its magnitudes, where the
 * observer wants that.
 * That is said in the log first: from there on no revision takes these frames over.
 */
export class ReleaseStage implements WorkStage {
  readonly stage = 'calibrate';
  private readonly alone: EachAlone;

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables = new ReleaseTables(kit),
  ) {
    this.alone = new EachAlone(kit);
  }

  async conclude(): Promise<void> {
    const { keepFrames } = this.kit.config.calibration;
    if (keepFrames === 'all') return;
    const nameOf = (series: SeriesRow) => `calibrated frames of ${seriesTitle(series)}`;
    await this.alone.each(this.tables.toRelease(MOST_IN_A_PASS), nameOf, async (series) =>
      this.kit.decide({
        id: keyOf(series),
        type: 'FramesReleased',
        payload: { reduction: reductionOfRow(series), inSteps: keepFrames === 'sixteenBit' },
        causation: series.eventId,
      }),
    );
  }

  /** A series that is done is not held by what lies on the disk. */
  waitingFor(): SeriesRow[] {
    return [];
  }

  batches(): Batch[] {
    return this.tables.released().map((series) => {
      const frames = this.tables.framesOf(series);
      const reduction = reductionOfRow(series);
      return {
        key: keyOf(series),
        frames: frames.map(({ product }) => product),
        framesPerJob: FRAMES_PER_JOB,
        orderOf: (products) => ({
          $case: 'release',
          value: {
            reduction,
            frames: frames.filter(({ product }) => products.includes(product)),
            inSteps: series.inSteps,
          },
        }),
      };
    });
  }

  /** What no worker could drop stays as it is. */
  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    const facts = this.tables.released().flatMap((series) => {
      const mine = new Map(lost.filter(({ key }) => key === keyOf(series)).map(({ frame, reason }) => [frame, reason]));
      return this.tables.framesOf(series).flatMap(({ path, product }) => {
        const reason = mine.get(product);
        if (reason === undefined) return [];
        const kept = { path, product: { path: product, sha256: '' }, kept: 'unchanged', reason } as const;
        return [
          {
            id: `${keyOf(series)}:${product}:lost`,
            type: 'FrameKept' as const,
            payload: { reduction: reductionOfRow(series), ...kept },
          },
        ];
      });
    });
    await this.kit.publishFacts(facts);
  }

  progress() {
    return [];
  }
}

/** Not that of calibrating the frames, whose jobs are others. */
function keyOf(series: SeriesRow): string {
  return `${stageKey('calibrate', series)}:release`;
}
