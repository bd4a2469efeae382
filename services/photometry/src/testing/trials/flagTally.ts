import type { TrialFigures } from '@wombat/bench/accuracy';

/** Counts one kind of trial: what is to be flagged, and what is not. */
export class FlagTally {
  private faults = 0;
  private found = 0;
  private good = 0;
  private falsely = 0;

  constructor(private readonly what: string) {}

  add(isFault: boolean, isFlagged: boolean): void {
    if (isFault) {
      this.faults++;
      if (isFlagged) this.found++;
    } else {
      this.good++;
      if (isFlagged) this.falsely++;
    }
  }

  figures(): TrialFigures[] {
    return [
      { what: `${this.what}: missed`, found: this.faults - this.found, of: this.faults },
      { what: `${this.what}: false alarms`, found: this.falsely, of: this.good },
    ];
  }
}
