/** What a pass found still to do. */
export interface Outstanding {
  /** Work decided on that has not come back yet. */
  planned: number;
  /** Set for a later time; not counted as work. */
  retries: number;
  /** Decisions the log did not take, as something came before them; missing: none. A look at that may bring others. */
  refused?: number;
}

export interface ReconcilerOptions {
  name: string;
  /** Looks at the projection, decides by pure functions, acts; doing it twice changes nothing. */
  pass: () => Promise<Outstanding>;
  report: (problem: { name: string; message: string; error: unknown }) => void;
  sweepMilliseconds?: number;
}

const BACK_OFF_SECONDS = [1, 2, 4, 8, 16, 30];
const SWEEP_MILLISECONDS = 10_000;

/**
 * Drives one reactor: a pass at start, after every event it is woken by, and on a timer; never two at once. A pass that
 * throws is tried again with back-off and counts as running until it succeeds; one of which the log refused a decision
 * is soon followed by another, and later and later where it is refused again.
 */
export class Reconciler {
  private dirty = true;
  private started = false;
  private working = false;
  private stopped = false;
  private failures = 0;
  private refusedInARow = 0;
  private timer: NodeJS.Timeout | null = null;
  private loop: Promise<void> = Promise.resolve();
  private last: Outstanding = { planned: 0, retries: 0 };
  private message: string | null = null;

  constructor(private readonly options: ReconcilerOptions) {}

  /** Events that come before do not start a pass: the projection is still on its way to the head of the log. */
  start(): void {
    this.started = true;
    this.wake();
  }

  wake(): void {
    this.dirty = true;
    if (!this.started || this.stopped || this.working || this.failures > 0) return;
    this.schedule(0);
  }

  status(): Outstanding & { running: number; problem: string | null } {
    return { ...this.last, running: this.dirty || this.working ? 1 : 0, problem: this.message };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.loop;
  }

  private schedule(milliseconds: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.loop = this.work();
    }, milliseconds);
  }

  private async work(): Promise<void> {
    if (this.working || this.stopped) return;
    this.working = true;
    this.dirty = false;
    try {
      this.last = await this.options.pass();
      this.failures = 0;
      this.refusedInARow = (this.last.refused ?? 0) > 0 ? this.refusedInARow + 1 : 0;
      this.message = null;
    } catch (error) {
      this.dirty = true;
      this.failures++;
      this.message = `${this.options.name}: ${error instanceof Error ? error.message : String(error)}`;
      if (!this.stopped) this.options.report({ name: this.options.name, message: this.message, error });
    } finally {
      this.working = false;
    }
    if (!this.stopped) this.schedule(this.delay());
  }

  private delay(): number {
    if (this.failures > 0) return backOff(this.failures);
    if (this.dirty) return 0;
    const sweep = this.options.sweepMilliseconds ?? SWEEP_MILLISECONDS;
    return this.refusedInARow > 0 ? Math.min(backOff(this.refusedInARow), sweep) : sweep;
  }
}

/** Milliseconds after so many times in a row. */
function backOff(times: number): number {
  return (BACK_OFF_SECONDS[Math.min(times, BACK_OFF_SECONDS.length) - 1] ?? 30) * 1000;
}
