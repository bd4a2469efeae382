import { type Batch, JobBoard, type LostFrame, type Outstanding } from '@wombat/eventlog';
import type { work } from '@wombat/proto';
import { Reactor } from './reactor.js';
import type { ServiceKit } from './serviceKit.js';
import type { ProgressLine } from './statusBoard.js';

/** A stage whose heavy work is done frame by frame by workers, and whose outcome is one event when all are back. */
export interface WorkStage {
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

  protected constructor(
    kit: ServiceKit,
    kind: work.WorkKind,
    private readonly stages: readonly WorkStage[],
    workers: number,
  ) {
    super(kit, `${kind} work`);
    this.board = new JobBoard(
      {
        broker: kit.broker,
        store: kit.store,
        kind,
        depth: Math.max(2, 2 * workers),
        deadlineSeconds: kit.config.work.deadlineSeconds,
        now: () => kit.now(),
      },
      () => this.wake(),
    );
    kit.status.progress = () => stages.flatMap((stage) => stage.progress());
    kit.onStop(() => this.board.close());
  }

  protected async pass(): Promise<Outstanding> {
    for (const stage of this.stages) await stage.conclude();
    const batches = this.stages.flatMap((stage) => stage.batches());
    const { planned, lost } = await this.board.advance(batches);
    if (lost.length > 0) for (const stage of this.stages) await stage.giveUp(lost);
    return { planned, retries: 0 };
  }
}
