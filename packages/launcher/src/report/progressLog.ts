import type { ops } from '@wombat/proto';

const EVERY_MILLISECONDS = 2_000;
const STANDING_MILLISECONDS = 60_000;

/** A line that says how something stands, of which only the last matters. */
export interface StandingLine {
  about: string;
  text: string;
}

interface Said {
  text: string;
  at: number;
}

/**
 * Progress for a pipe or a log: a line only when it says something new, every two seconds at most unless a stage ends.
 */
export class ProgressLog {
  private readonly said = new Map<string, Said>();
  private standing = new Map<string, number>();

  changes(progress: readonly ops.Progress[], milliseconds: number): string[] {
    return progress.flatMap(({ what, done, total }) => {
      const text = `${what} ${done}/${total}`;
      const before = this.said.get(what);
      if (before?.text === text) return [];
      if (before !== undefined && done < total && milliseconds - before.at < EVERY_MILLISECONDS) return [];
      this.said.set(what, { text, at: milliseconds });
      return [text];
    });
  }

  /** Standing lines: each when it comes up, then once a minute. */
  reminders(lines: readonly StandingLine[], milliseconds: number): string[] {
    const before = this.standing;
    const due = ({ about }: StandingLine) =>
      milliseconds - (before.get(about) ?? Number.NEGATIVE_INFINITY) >= STANDING_MILLISECONDS;
    this.standing = new Map(
      lines.map((line) => [line.about, due(line) ? milliseconds : (before.get(line.about) ?? milliseconds)]),
    );
    return lines.filter(due).map(({ text }) => text);
  }
}
