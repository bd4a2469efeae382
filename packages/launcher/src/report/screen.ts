import type { ops } from '@wombat/proto';
import { printable } from '@wombat/service-kit/words';
import { ProgressLog, type StandingLine } from './progressLog.js';

/** A terminal that does not know its width says 0. */
const USUAL_COLUMNS = 80;
const ERASE_BELOW = '\x1b[J';

/** Where the observer reads: lines that stay, and on a terminal, below them, one line per stage that is rewritten. */
export class Screen {
  private drawn = 0;
  private lines: string[] = [];
  private readonly log = new ProgressLog();

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  say(text: string): void {
    this.erase();
    this.stream.write(`${text.split('\n').map(printable).join('\n')}\n`);
    this.draw();
  }

  progress(progress: readonly ops.Progress[], standing: readonly StandingLine[] = []): void {
    if (!this.stream.isTTY) {
      const now = performance.now();
      const lines = [...this.log.changes(progress, now), ...this.log.reminders(standing, now)];
      for (const line of lines) this.stream.write(`${printable(line)}\n`);
      return;
    }
    const width = (this.stream.columns || USUAL_COLUMNS) - 1;
    const counts = progress.map(({ what, done, total }) => `${what} ${done}/${total}`);
    const lines = [...counts, ...standing.map(({ text }) => text)].map((line) => printable(line).slice(0, width));
    if (lines.join('\n') === this.lines.join('\n')) return;
    this.erase();
    this.lines = lines;
    this.draw();
  }

  private erase(): void {
    if (this.drawn > 0) this.stream.write(`\x1b[${this.drawn}A\r${ERASE_BELOW}`);
    this.drawn = 0;
  }

  private draw(): void {
    if (this.lines.length === 0) return;
    this.stream.write(`${this.lines.join('\n')}\n`);
    this.drawn = this.lines.length;
  }
}
