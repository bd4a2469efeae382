import { type Batch, type HeldBatch, JobBoard, type LostFrame, type Outstanding } from '@wombat/eventlog';
import type { work } from '@wombat/proto';
import { causeOf, type Stage } from '@wombat/proto/words';
import { sayHeld } from '../installation/sayHeld.js';
import { cancelledIn } from '../pause/cancelledNights.js';
import { nightsPutFirst, withFirst } from '../pause/firstNights.js';
import { nightsPaused, withoutPaused } from '../pause/pausedNights.js';
import type { ServiceKit } from '../run/serviceKit.js';
import type { ProgressLine } from '../run/statusBoard.js';
import { Reactor } from './reactor.js';
import { SeriesGuard } from './seriesGuard.js';
import { type SeriesRow, seriesTitle } from './seriesRow.js';

/** A stage whose heavy work is done frame by frame by workers, and whose outcome is one event when all are back. */
export interface WorkStage {
  readonly stage: Stage;
  /** The series that wait for the work of a batch; none where it is not of this stage. */
  waitingFor(key: string): SeriesRow[];
  /** Publishes the outcome of every reduction that is complete; returns what cannot go on yet but will by itself. */
  conclude(): Promise<void>;
  /** The open work, most urgent first: each batch with the frames that have no result yet. */
  batches(): Batch[];
  /** Publishes the failure of frames no worker could bring back. */
  giveUp(lost: readonly LostFrame[]): Promise<void>;
  progress(): ProgressLine[];
}

/** Drives the stages of a service that plans work: one table of jobs, one pass at a time. */
export abstract class StagesReactor extends Reactor {
  private readonly board: JobBoard;
  private readonly stages: readonly WorkStage[];

  protected constructor(
    kit: ServiceKit,
    kind: work.WorkKind,
    stagesOf: (guard: SeriesGuard) => readonly WorkStage[],
    workers: number,
  ) {
    const guard = new SeriesGuard(kit, () => cancelledIn(kit.store));
    super(kit, `${kind} work`, { guard });
    this.stages = stagesOf(guard);
    const { stages } = this;
    this.board = new JobBoard(
      {
        broker: kit.broker,
        store: kit.store,
        kind,
        depth: Math.max(2, 2 * workers),
        deadlineSeconds: kit.config.work.deadlineSeconds,
        holdSeconds: kit.config.work.heldRetrySeconds,
        cannotOrder: (key, error) => {
          for (const { series, stage } of this.waitingFor(key)) guard.note(stage, series, error);
        },
        now: () => kit.now(),
        uptimeMilliseconds: () => performance.now(),
      },
      () => this.wake(),
    );
    kit.status.progress = () => stages.flatMap((stage) => stage.progress());
    kit.onStop(() => this.board.close());
  }

  protected async pass(): Promise<Outstanding> {
    for (const stage of this.stages) await stage.conclude();
    const open = this.stages.flatMap((stage) => stage.batches());
    const { store } = this.kit;
    const batches = withFirst(withoutPaused(open, nightsPaused(store)), nightsPutFirst(store));
    const { planned, lost, held } = await this.board.advance(batches);
    if (lost.length > 0) for (const stage of this.stages) await stage.giveUp(lost);
    await this.sayHeld(held);
    return { planned, retries: 0 };
  }

  /** What workers and conclusions met on this computer, in the log and in the status of the service. */
  private async sayHeld(batches: readonly HeldBatch[]): Promise<void> {
    const byWork = batches.flatMap(({ key, reason }) => this.waitingFor(key).map((one) => ({ ...one, reason })));
    const held = [...byWork, ...this.guard.held()];
    const { status } = this.kit;
    status.held = held.map(({ series, stage, reason }) => ({
      sentence: `${seriesTitle(series)}: ${stage}: ${reason}`,
      cause: causeOf(reason),
    }));
    const stages = this.stages.map(({ stage }) => stage);
    await sayHeld(this.kit, stages, held);
  }

  private waitingFor(key: string): { series: SeriesRow; stage: Stage }[] {
    return this.stages.flatMap((stage) => stage.waitingFor(key).map((series) => ({ series, stage: stage.stage })));
  }
}
