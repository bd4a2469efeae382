import type { Outside, OutsideOutcome } from '@wombat/proto/words';

/** How a call ended. */
export interface CallEnd {
  outcome: OutsideOutcome;
  /** For a person; no secret. */
  words: string;
}

export interface OutsideCall extends CallEnd {
  outside: Outside;
  /** When it ended. */
  at: Date;
  milliseconds: number;
  /** When it is asked again by itself; null: nothing waits for it. */
  nextAt: Date | null;
}

/** What came of the last call of each service outside, since this process started. */
export class OutsideCalls {
  private readonly last = new Map<Outside, Omit<OutsideCall, 'nextAt'>>();
  private readonly nextAt = new Map<Outside, Date>();
  private readonly witnesses: ((call: { outside: Outside; outcome: OutsideOutcome }) => void)[] = [];

  /** `now`: for `at`; `clock`: milliseconds that only ever grow. */
  constructor(
    private readonly now: () => Date = () => new Date(),
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** A call begins; what is given back is told of its end. */
  begin(outside: Outside): (end: CallEnd) => void {
    const begun = this.clock();
    return ({ outcome, words }) => {
      const milliseconds = Math.round(this.clock() - begun);
      this.last.set(outside, { outside, outcome, words, at: this.now(), milliseconds });
      for (const told of this.witnesses) told({ outside, outcome });
    };
  }

  /** When what failed is tried again by itself; null: nothing waits. */
  waitFor(outside: Outside, nextAt: Date | null): void {
    if (nextAt === null) this.nextAt.delete(outside);
    else this.nextAt.set(outside, nextAt);
  }

  onEnded(told: (call: { outside: Outside; outcome: OutsideOutcome }) => void): void {
    this.witnesses.push(told);
  }

  list(): OutsideCall[] {
    return [...this.last.values()].map((call) => ({ ...call, nextAt: this.nextAt.get(call.outside) ?? null }));
  }

  /** Whether the last call was in vain. */
  failed(outside: Outside): boolean {
    const outcome = this.last.get(outside)?.outcome;
    return outcome === 'refused' || outcome === 'unreachable';
  }
}
