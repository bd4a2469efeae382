import type { ops } from '@wombat/proto';

const EVERY_MILLISECONDS = 2_000;

interface Said {
  text: string;
  at: number;
}

/**
 * Progress for a pipe or a log: a line only when it says something new, every two seconds at most unless a stage ends.
 */
export class ProgressLog {
  private readonly said = new Map<string, Said>();

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
}
