import { EventTooLarge, isAhead, isLogError } from '@wombat/eventlog';
import type { HaltCode, Stage } from '@wombat/proto/words';
import { installationFaultOf } from '../installation/installationFault.js';
import { messageOf } from '../run/environment.js';
import type { ServiceKit } from '../run/serviceKit.js';
import { type SeriesRow, seriesTitle, stageKey } from './seriesRow.js';

/** A series that this computer does not let go on at a stage. */
export interface HeldSeries {
  series: SeriesRow;
  stage: Stage;
  reason: string;
}

interface Hold extends HeldSeries {
  untilMilliseconds: number;
}

interface Failure {
  series: SeriesRow;
  stage: Stage;
  error: unknown;
  times: number;
}

type GuardKit = Pick<ServiceKit, 'now' | 'halt' | 'logger'> & {
  config: { work: Pick<ServiceKit['config']['work'], 'heldRetrySeconds'> };
};

/** A series that fails so often in a row is halted. */
const MOST_TIMES = 5;
const FAILED = 'failed' satisfies HaltCode;

/**
 * Keeps the trouble of one series from all others: what throws for it is noted, the rest goes on. A series that keeps
 * throwing halts as `failed`, at once where it is about an event that no try brings into the log; one that a cause of
 * this installation stops is held, and tried again after a while. What the broker or the tables throw is nobody's
 * trouble and is thrown on.
 */
export class SeriesGuard {
  private readonly holds = new Map<string, Hold>();
  private readonly failures = new Map<string, Failure>();
  /** Keys that have failed in this pass, and all that were looked at. */
  private readonly failed = new Set<string>();
  private readonly seen = new Set<string>();

  /** `left` looks which series are not to be worked on now: nothing is done for them, and nothing held. */
  constructor(
    private readonly kit: GuardKit,
    private readonly left: () => (series: SeriesRow) => boolean = () => () => false,
  ) {}

  /** Does this for each series, one after the other. */
  async each<S extends SeriesRow>(stage: Stage, all: readonly S[], act: (series: S) => Promise<void>): Promise<void> {
    const isLeft = this.left();
    for (const series of all) {
      if (isLeft(series)) continue;
      this.seen.add(stageKey(stage, series));
      if (this.isWaiting(stage, series)) continue;
      try {
        await act(series);
        this.holds.delete(stageKey(stage, series));
      } catch (error) {
        this.note(stage, series, error);
      }
    }
  }

  /** What is found at each series. */
  from<S extends SeriesRow, Found>(stage: Stage, all: readonly S[], look: (series: S) => readonly Found[]): Found[] {
    const isLeft = this.left();
    return all.flatMap((series) => {
      if (isLeft(series)) return [];
      try {
        return look(series);
      } catch (error) {
        this.note(stage, series, error);
        return [];
      }
    });
  }

  /** Enters what a series has thrown at a stage. */
  note(stage: Stage, series: SeriesRow, error: unknown): void {
    if (isLogError(error)) throw error;
    const key = stageKey(stage, series);
    const fault = installationFaultOf(error);
    if (fault !== null) {
      const untilMilliseconds = this.kit.now().getTime() + this.kit.config.work.heldRetrySeconds * 1000;
      this.holds.set(key, { series, stage, reason: fault.message, untilMilliseconds });
      return;
    }
    if (this.failed.has(key)) return;
    this.failed.add(key);
    this.failures.set(key, { series, stage, error, times: (this.failures.get(key)?.times ?? 0) + 1 });
  }

  held(): HeldSeries[] {
    return [...this.holds.values()];
  }

  /** One pass of a reactor. At its end, a series that failed too often is halted, and others make the pass throw. */
  async during<T>(pass: () => Promise<T>): Promise<T> {
    this.failed.clear();
    this.seen.clear();
    const outcome = await pass();
    for (const key of this.holds.keys()) if (!this.seen.has(key)) this.holds.delete(key);
    for (const key of this.failures.keys()) if (!this.failed.has(key)) this.failures.delete(key);
    const open = [...this.failures].filter(([, failure]) => !isForGood(failure));
    for (const [key, failure] of this.failures) if (isForGood(failure)) await this.halt(key, failure);
    const [first] = open.map(([, failure]) => failure);
    if (first === undefined) return outcome;
    throw new Error(`${seriesTitle(first.series)}: ${messageOf(first.error)}`, { cause: first.error });
  }

  private isWaiting(stage: Stage, series: SeriesRow): boolean {
    const hold = this.holds.get(stageKey(stage, series));
    const longest = this.kit.config.work.heldRetrySeconds * 1000;
    return hold !== undefined && isAhead(hold.untilMilliseconds, this.kit.now().getTime(), longest);
  }

  private async halt(key: string, failure: Failure): Promise<void> {
    const { series, stage, error } = failure;
    const stack = error instanceof Error ? error.stack : undefined;
    this.kit.logger.error({ stack }, `${seriesTitle(series)} is halted: ${messageOf(error)}`);
    const reason = reasonOf(failure);
    if (await this.kit.halt(series, { stage, code: FAILED, reason })) this.failures.delete(key);
  }
}

function isForGood({ times, error }: Failure): boolean {
  return times >= MOST_TIMES || error instanceof EventTooLarge;
}

function reasonOf({ times, error }: Failure): string {
  const others = 'the other series go on';
  if (error instanceof EventTooLarge)
    return `${error.message}: what is to be told of it never fits, so raise that limit and reduce it again; ${others}`;
  return `the program failed on it ${times} times: ${messageOf(error)}; ${others}. Please report it with the log of this service`;
}
