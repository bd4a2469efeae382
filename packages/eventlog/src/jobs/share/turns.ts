import type { Batch } from '../batch.js';

/**
 * Batches that are as urgent as each other, in their order: those of one stage and night that follow one another. Keys
 * are `stage/night/...`.
 */
export function equallyUrgent(batches: readonly Batch[]): Batch[][] {
  const groups: Batch[][] = [];
  for (const batch of batches) {
    const group = groups.at(-1);
    const [before] = group ?? [];
    if (group !== undefined && before !== undefined && placeOf(before) === placeOf(batch)) group.push(batch);
    else groups.push([batch]);
  }
  return groups;
}

function placeOf({ key }: Batch): string {
  return key.split('/').slice(0, 2).join('/');
}

/** Whose turn it is: of the series of a night none waits for another to be done. */
export class Turns {
  private readonly last = new Map<string, number>();
  private turns = 0;

  /** The one that has waited for longest, the first of those that have not had a turn yet; none of none. */
  next(keys: Iterable<string>): string | undefined {
    let next: string | undefined;
    for (const key of keys) if (next === undefined || this.lastOf(key) < this.lastOf(next)) next = key;
    return next;
  }

  had(key: string): void {
    this.last.set(seriesOf(key), ++this.turns);
  }

  /** Forgets all but these. */
  keep(keys: ReadonlySet<string>): void {
    const wanted = new Set([...keys].map(seriesOf));
    for (const series of this.last.keys()) if (!wanted.has(series)) this.last.delete(series);
  }

  private lastOf(key: string): number {
    return this.last.get(seriesOf(key)) ?? 0;
  }
}

/** A series may be cut into several batches: their keys are `stage/night/target/filter/...`. */
function seriesOf(key: string): string {
  return key.split('/').slice(0, 4).join('/');
}
