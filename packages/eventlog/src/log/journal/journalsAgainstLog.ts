import type { EventType, StreamKind } from '../../vocabulary/vocabulary.js';
import { streamOf } from '../envelope.js';
import type { Mark } from '../logIdentity.js';
import type { ConfirmedEntry, Journal } from './journal.js';

const PAGE = 500;

/** What journals say was written to the log and nothing could make again, held against a walk through the log. */
export class JournalsAgainstLog {
  private readonly missing = new Map<string, ConfirmedEntry>();
  /** Entries that were held against the log. */
  readonly count: number;
  /** Entries that wait to be sent: the next start settles them. */
  readonly waiting: number;

  constructor(journals: readonly Journal[]) {
    const entries = journals.flatMap(kept);
    for (const entry of entries) this.missing.set(placeOf(streamOf(entry.type as EventType), entry.sequence), entry);
    this.count = entries.length;
    this.waiting = journals.reduce((sum, journal) => sum + journal.unconfirmed().length, 0);
  }

  /** A message the log holds. */
  see({ stream, sequence, eventId }: Mark & { stream: StreamKind }): void {
    const place = placeOf(stream, sequence);
    if (this.missing.get(place)?.id === eventId) this.missing.delete(place);
  }

  /** After the walk: the entries the log does not hold where it held them. */
  lost(): ConfirmedEntry[] {
    return [...this.missing.values()];
  }
}

function kept(journal: Journal): ConfirmedEntry[] {
  const entries: ConfirmedEntry[] = [];
  for (;;) {
    const page = journal.newest({ skip: entries.length, most: PAGE });
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}

function placeOf(stream: StreamKind, sequence: number): string {
  return `${stream}/${sequence}`;
}
