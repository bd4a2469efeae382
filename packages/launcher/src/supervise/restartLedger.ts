import { type RestartsByProgram, removeRestarts, writeRestarts } from '@wombat/service-kit/restarts-file';
import { describeExit, type Exit } from './processHandle.js';

export interface RestartLedgerParts {
  home: string;
  now: () => Date;
  /** Tells the observer, one line. */
  say: (text: string) => void;
}

/**
 * Counts how often each program had to be started again, for the page to show. What cannot be written, as on a full
 * disk, is told once, and written with the next.
 */
export class RestartLedger {
  private restarts: RestartsByProgram = {};
  private told = false;

  constructor(private readonly parts: RestartLedgerParts) {}

  open(): void {
    this.write();
  }

  record(program: string, exit: Exit): void {
    const count = (this.restarts[program]?.count ?? 0) + 1;
    const last = { lastAt: this.parts.now().toISOString(), lastEnd: describeExit(exit) };
    this.restarts = { ...this.restarts, [program]: { count, ...last } };
    this.write();
  }

  close(): void {
    removeRestarts(this.parts.home);
  }

  private write(): void {
    try {
      writeRestarts(this.parts.home, this.restarts);
      this.told = false;
    } catch (error) {
      if (!this.told) this.parts.say(`how often programs were started again cannot be written: ${String(error)}`);
      this.told = true;
    }
  }
}
