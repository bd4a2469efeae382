/**
 * How long jobs have been in a worker's hands, by a clock that nobody sets and that stands still while the computer
 * sleeps: one put forward by hours would give up the work that goes on meanwhile. An owner that is started again counts
 * from then.
 */
export class TimeInHand {
  private readonly since = new Map<string, number>();

  constructor(private readonly uptimeMilliseconds: () => number) {}

  /** Seconds since this job was first asked about. */
  secondsOf(job: string): number {
    const now = this.uptimeMilliseconds();
    const since = this.since.get(job) ?? now;
    this.since.set(job, since);
    return (now - since) / 1000;
  }

  /** Forgets all but these. */
  keep(jobs: ReadonlySet<string>): void {
    for (const job of this.since.keys()) if (!jobs.has(job)) this.since.delete(job);
  }
}
