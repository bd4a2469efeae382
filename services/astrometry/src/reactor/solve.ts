import type { Batch, LostFrame } from '@wombat/eventlog';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { work } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import {
  lostFrameFacts,
  type ProgressLine,
  reductionOfRow,
  SERIES_COLUMNS,
  SeriesGuard,
  type SeriesRow,
  ServiceKit,
  seriesOfBatch,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import {
  blocksOf,
  contradicts,
  FRAMES_PER_BLOCK,
  framesToSolve,
  frameToSolve,
  type HintSources,
  hasPlace,
  hintsOf,
  type KnownOfFrame,
} from '../domain/index.js';
import { type CalibratedFrame, CalibratedFrames } from '../projection/calibratedFrames.js';

interface CalibratedSeries extends SeriesRow {
  calibrated: number;
}

const FRAMES_PER_JOB = 3;
/**
 * When so many frames were looked for in vain everywhere and at every scale, what is known of the others is not
 * doubted.
 */
const MOST_DOUBTED = 3;

/** What the frames of a series that came back say of the others. */
interface Series {
  /** The first that is solved; null: none is yet. */
  hint: HintSources['solved'];
  /** Whether the others may be looked for elsewhere than where they are said to be. */
  isDoubtful: boolean;
}

/** Solves every calibrated frame of a series and says how many are; none: the series halts with `nowcs`. */
export class SolveStage implements WorkStage {
  readonly stage = 'solve';

  private readonly calibrated: CalibratedFrames;

  constructor(
    private readonly kit: ServiceKit,
    private readonly guard = new SeriesGuard(kit),
  ) {
    this.calibrated = new CalibratedFrames(kit.store);
  }

  async conclude(): Promise<void> {
    await this.guard.each(this.stage, this.open(), async (series) => {
      const frames = this.calibrated.of(series);
      if (frames.every(({ solved }) => solved !== null)) await this.publishOutcome(series, frames);
    });
  }

  batches(): Batch[] {
    return this.guard.from(this.stage, this.open(), (series) => this.batchesOf(series));
  }

  waitingFor(key: string): SeriesRow[] {
    return seriesOfBatch(this.stage, this.open(), key);
  }

  /** One batch of all frames, or one for each block of frames that follow a reference. */
  private batchesOf(series: SeriesRow): Batch[] {
    const frames = this.calibrated.of(series);
    const hint = this.solvedField(frames);
    const isDoubtful = frames.filter((frame) => frame.doubted === 1 && frame.solved !== 1).length < MOST_DOUBTED;
    const isOpen = ({ solved }: CalibratedFrame) => solved === null;
    const follow = this.kit.config.solve.mode === 'follow';
    const blocks = follow ? blocksOf(frames) : [frames];
    // Without scale or position in the headers the first frame that is solved tells them.
    const untold = hint === null && frames.some((frame) => isOpen(frame) && this.isBlind(frame));
    const next = new Set(framesToSolve(follow ? blocks : frames.map((frame) => [frame]), { isOpen, untold }));
    return blocks.flatMap((block, index) => {
      const wanted = block.filter((frame) => next.has(frame)).map(({ path }) => path);
      if (wanted.length === 0) return [];
      return [
        {
          key: follow ? blockKey(series, index) : stageKey('solve', series),
          causation: series.eventId,
          frames: wanted,
          framesPerJob: follow ? FRAMES_PER_BLOCK : FRAMES_PER_JOB,
          orderOf: (paths) => {
            const wanted = block.filter(({ path }) => paths.includes(path));
            const value = {
              reduction: reductionOfRow(series),
              frames: this.ordered(wanted, { hint, isDoubtful }),
              block: follow ? this.ordered(block, { hint, isDoubtful }) : [],
              someSolved: frames.some(({ solved }) => solved === 1),
            };
            return { $case: 'solve', value };
          },
        },
      ];
    });
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    await this.kit.publishFacts(this.open().flatMap((series) => lostFrameFacts('solve', series, lost)));
  }

  progress(): ProgressLine[] {
    return this.guard.from(this.stage, this.open(), (series) => {
      const frames = this.calibrated.of(series);
      const done = frames.filter(({ solved }) => solved !== null).length;
      return [{ what: `${seriesTitle(series)}: solved`, done, total: frames.length }];
    });
  }

  /** Series whose frames are all known here: frame-level facts may come after the event that counts them. */
  private open(): SeriesRow[] {
    const rows = this.kit.store.all<CalibratedSeries>(
      `SELECT ${SERIES_COLUMNS}, calibrated FROM series
       WHERE state = '${SERIES.calibrated}' ORDER BY night DESC, target_name, filter`,
    );
    return rows.filter((series) => this.calibrated.of(series).length >= series.calibrated);
  }

  private ordered(frames: readonly CalibratedFrame[], { hint, isDoubtful }: Series): work.FrameToSolve[] {
    const known = (frame: CalibratedFrame) => {
      const { hints, doubts } = this.knownOf(frame, hint);
      return doubts !== undefined && (isDoubtful || hint?.contradicts) ? { hints, doubts } : { hints };
    };
    return frames.map((frame) => frameToSolve({ ...frame, ...known(frame) }));
  }

  private knownOf(frame: CalibratedFrame, solved: HintSources['solved']): KnownOfFrame {
    const { meta } = frame;
    return hintsOf({
      header: {
        height: meta.height,
        binning: meta.xBinning,
        pixelScaleArcsec: meta.pixelScaleArcsec ?? null,
        raDegrees: meta.raHintDegrees ?? null,
        decDegrees: meta.decHintDegrees ?? null,
      },
      configuredFovDegrees: this.kit.config.solve.fov,
      target: this.kit.config.targets[frame.targetName],
      star: this.starOf(frame),
      solved,
    });
  }

  private solvedField(frames: readonly CalibratedFrame[]): HintSources['solved'] {
    const first = frames.find(({ solved }) => solved === 1);
    const { raDegrees = null, decDegrees = null, fovDegrees = null } = first ?? {};
    if (first === undefined || raDegrees === null || decDegrees === null || fovDegrees === null) return null;
    const field = { raDegrees, decDegrees, fovDegrees };
    return { ...field, contradicts: contradicts(field, this.knownOf(first, null).hints) };
  }

  private starOf({ targetName }: CalibratedFrame): HintSources['star'] {
    const sql = 'SELECT ra_deg AS raDegrees, dec_deg AS decDegrees FROM star WHERE target_name = ?';
    return this.kit.store.get(sql, targetName) ?? null;
  }

  private isBlind(frame: CalibratedFrame): boolean {
    const { hints } = this.knownOf(frame, null);
    return hints.fovDegrees === null || !hasPlace(hints);
  }

  private async publishOutcome(series: SeriesRow, frames: readonly CalibratedFrame[]): Promise<void> {
    const solved = frames.filter((frame) => frame.solved === 1);
    const failed = frames.filter((frame) => frame.failed === 1).length;
    const unsolved = frames.length - solved.length - failed;
    const [first] = solved;
    if (first === undefined) {
      const reason = `none of the ${frames.length} frames could be solved: ${frames[0]?.reason ?? ''} (the table wcs has every try)`;
      await this.kit.halt(series, { stage: 'solve', code: 'nowcs', reason });
      return;
    }
    failPoint('outcome.due');
    await this.kit.decide({
      id: `${stageKey('solve', series)}:done`,
      type: 'FramesSolved',
      payload: {
        reduction: reductionOfRow(series),
        solved: solved.length,
        unsolved,
        failed,
        pixelScaleArcsec: first.pixelScale ?? 0,
        warning:
          unsolved + failed === 0
            ? ''
            : `${unsolved + failed} of ${frames.length} frames are not solved and not measured`,
      },
      causation: series.eventId,
    });
  }
}

function blockKey(series: SeriesRow, block: number): string {
  return `${stageKey('solve', series)}/block${block}`;
}
