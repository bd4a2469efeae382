import { decodeEnvelope, type Envelope } from '../log/envelope.js';
import type { JournalEntry } from '../log/journal/journal.js';
import { definitionOf } from '../vocabulary/vocabulary.js';

/** What the broker answered; a conflict is refused, as something else came first. */
export type Published = { outcome: 'published'; sequence: number } | { outcome: 'conflict' };

/** An event the broker has answered for, as it is told for a diary: what it speaks of, and no more of it. */
export interface ToldEvent {
  type: string;
  id: string;
  version: number;
  outcome: Published['outcome'];
  /** Its place in the log; a conflict has none. */
  sequence?: number;
  night?: string;
  targetName?: string;
  filter?: string;
  revision?: number;
  /** Of the one frame or file it speaks of, relative to the data root. */
  path?: string;
}

export function toldEvent({ type, id, payload }: Pick<Envelope, 'type' | 'id' | 'payload'>, published: Published) {
  const { version, place } = definitionOf(type);
  const { night, series } = place(payload);
  const reduction = 'reduction' in payload ? payload.reduction : undefined;
  // Other events stand on subjects that look like those of series, and are none.
  const isOfSeries = reduction !== undefined || type === 'FrameDiscovered';
  const revision = reduction?.revision ?? ('revision' in payload ? payload.revision : undefined);
  const told: ToldEvent = {
    ...{ type, id, version, ...published },
    ...(night !== null && { night }),
    ...(isOfSeries && series !== null && { targetName: series.targetName, filter: series.filter }),
    ...(revision !== undefined && { revision }),
    ...('path' in payload && { path: payload.path }),
  };
  return told;
}

/** The same of an entry that an earlier process has journalled. */
export function toldEntry({ id, type, subject, headers, data }: JournalEntry, published: Published): ToldEvent {
  const head = new Map(JSON.parse(headers) as [string, string][]);
  const decoded = decodeEnvelope({
    ...{ subject, sequence: 0, text: data },
    headers: { get: (name) => head.get(name) ?? '' },
  });
  const version = Number(head.get('Wombat-Version'));
  // What this program cannot read was written by a later one; that it stands in the log is told all the same.
  return decoded.ok ? { ...toldEvent(decoded.value, published), version } : { type, id, version, ...published };
}
