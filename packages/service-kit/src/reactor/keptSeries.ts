import type { Store } from '@wombat/eventlog';
import type { SeriesRow } from './seriesRow.js';

/** What was read of a series and is kept. */
interface OfFrames {
  readonly frames: readonly unknown[];
}

export interface SeriesReading<Series, Kept> {
  /** All of it, from the tables. */
  read: (series: Series) => Kept;
  /** The same with the rows that came since; null: other rows than new ones changed, all is to be read. */
  renew: (kept: Kept, series: Series) => Kept | null;
}

/** Of all series together: those asked for longest ago are forgotten first. */
const MOST_FRAMES = 10_000;

/** What was read of series, from one pass of a reactor to the next, so that a pass costs what has changed. */
export class KeptSeries<Series extends SeriesRow, Kept extends OfFrames> {
  private readonly kept = new Map<string, Kept>();
  private ofFile = 0;
  private frames = 0;

  constructor(
    private readonly store: Pick<Store, 'replacements'>,
    private readonly reading: SeriesReading<Series, Kept>,
  ) {}

  of(series: Series): Kept {
    // Rows of another file have other numbers.
    if (this.store.replacements !== this.ofFile) for (const key of [...this.kept.keys()]) this.forget(key);
    this.ofFile = this.store.replacements;
    const { night, targetName, filter, revision, attempt } = series;
    const key = JSON.stringify([night, targetName, filter, revision, attempt]);
    const before = this.kept.get(key);
    const now = (before && this.reading.renew(before, series)) ?? this.reading.read(series);
    this.forget(key);
    this.kept.set(key, now);
    this.frames += now.frames.length;
    for (const other of this.kept.keys()) if (this.frames > MOST_FRAMES && other !== key) this.forget(other);
    return now;
  }

  private forget(key: string): void {
    this.frames -= this.kept.get(key)?.frames.length ?? 0;
    this.kept.delete(key);
  }
}

/** The newest row of a table that loses none: what comes later has a higher number, also in place of an older one. */
export function newestRow(store: Pick<Store, 'get'>, table: string): number {
  return store.get<{ newest: number | null }>(`SELECT max(rowid) AS newest FROM ${table}`)?.newest ?? 0;
}
