import type { publisher } from '@wombat/proto';

/** Which series have come to wait for a person since it was asked last. */
export class Arrivals {
  /** By series and revision; null before the first look. */
  private known: ReadonlySet<string> | null = null;
  private head = -1;

  /** Whether publisher has seen more of the log since, by the last sequence it has seen. */
  mayBeNewAt(head: number): boolean {
    return head > this.head;
  }

  /** One line a series; at the first look one line for all that wait already. */
  news(validations: readonly publisher.Validation[], head: number): string[] {
    const waiting = validations.filter(({ state }) => state === 'validate');
    const before = this.known;
    this.known = new Set(waiting.map(nameOf));
    this.head = head;
    if (before !== null) return waiting.filter((one) => !before.has(nameOf(one))).map(arrivalLine);
    if (waiting.length === 0) return [];
    return [waiting.length === 1 ? '1 series waits for you' : `${waiting.length} series wait for you`];
  }
}

function nameOf({ night, targetName, filter, revision }: publisher.Validation): string {
  return JSON.stringify([night, targetName, filter, revision]);
}

function arrivalLine({ night, targetName, filter, digest }: publisher.Validation): string {
  const series = `${targetName} ${filter} ${night}`;
  if (digest === undefined) return `${series} waits for you`;
  return `${series}: ${digest.points} ${digest.points === 1 ? 'point' : 'points'}, ${testsText(digest)}; waits for you`;
}

function testsText({ tests, testsFailed, testsUnknown, worst }: NonNullable<publisher.Validation['digest']>): string {
  const why = worst === undefined ? '' : ` (${worst.sentence.replace(/\.$/, '')})`;
  if (testsFailed > 0) return `${testsFailed} of ${tests} tests failed${why}`;
  if (testsUnknown > 0) return `${testsUnknown} of ${tests} tests told nothing${why}`;
  return `all ${tests} tests passed`;
}
