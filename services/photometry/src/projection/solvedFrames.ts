import type { Rows } from '@wombat/eventlog';
import { FrameMeta, TanSolution } from '@wombat/proto';
import { KeptSeries, newestRow, type SeriesRow, seriesKey } from '@wombat/service-kit/series';
import { withMeasuredNoise } from './withMeasuredNoise.js';

export interface SolvedFrame {
  path: string;
  folder: string;
  sha256: string;
  product: string;
  meta: FrameMeta;
  solution: TanSolution;
}

/** The solved frames of a series in order of time, and which of them came how far. */
export interface StandingFrames {
  frames: readonly SolvedFrame[];
  /** Paths of those with a profile. */
  profiled: ReadonlySet<string>;
  /** Paths of those that are back in this attempt, measured or lost. */
  back: ReadonlySet<string>;
}

interface Kept extends StandingFrames {
  paths: ReadonlySet<string>;
  /** The newest rows that were read, by table. */
  rows: Readonly<Record<Table, number>>;
}

type Table = (typeof TABLES)[number];
type FrameText = Omit<SolvedFrame, 'meta' | 'solution'> & { meta: string; body: string };

const TABLES = ['solution', 'frame', 'calibrated_with', 'master', 'profile', 'measured'] as const;
const OF_SERIES = 'night = ? AND target_name = ? AND filter = ? AND solution.revision = ?';

/** The solved frames of series; asking again costs what came since. */
export class SolvedFrames {
  private readonly kept: KeptSeries<SeriesRow, Kept>;

  constructor(private readonly store: Rows) {
    this.kept = new KeptSeries(store, {
      read: (series) => this.read(series),
      renew: (kept, series) => this.renew(kept, series),
    });
  }

  of(series: SeriesRow): StandingFrames {
    return this.kept.of(series);
  }

  /** One of a series, by the SHA-256 of the raw frame; null: it has no such frame. */
  withHash(series: SeriesRow, sha256: string): SolvedFrame | null {
    return this.framesWhere(series, 'frame.sha256 = ?', sha256)[0] ?? null;
  }

  private read(series: SeriesRow): Kept {
    const rows = this.newest();
    const frames = this.framesWhere(series, 'solution.rowid > ?', 0).sort(byTime);
    const pathsOf = (table: Table, and: string, ...values: number[]) => {
      const sql = `SELECT ${table}.path FROM solution JOIN ${table} ON ${table}.path = solution.path
        AND ${table}.revision = solution.revision ${and} WHERE ${OF_SERIES}`;
      const found = this.store.all<{ path: string }>(sql, ...values, ...seriesKey(series), series.revision);
      return new Set(found.map(({ path }) => path));
    };
    return {
      ...{ frames, rows, paths: new Set(frames.map(({ path }) => path)) },
      profiled: pathsOf('profile', ''),
      back: pathsOf('measured', 'AND attempt = ?', series.attempt),
    };
  }

  private renew(kept: Kept, series: SeriesRow): Kept | null {
    const rows = this.newest();
    const isNewer = (table: Table) => rows[table] > kept.rows[table];
    if (isNewer('master')) return null;
    if (isNewer('calibrated_with') && this.pathsSince(kept, 'calibrated_with', '').some((path) => kept.paths.has(path)))
      return null;
    if (isNewer('frame') && this.hasOtherFrames(kept, series)) return null;
    const came = isNewer('solution') ? this.framesWhere(series, 'solution.rowid > ?', kept.rows.solution) : [];
    const frames = came.length === 0 ? kept.frames : [...kept.frames, ...came].sort(byTime);
    const paths = came.length === 0 ? kept.paths : new Set(frames.map(({ path }) => path));
    const more = (table: Table, and: string, ...values: number[]) => [
      ...(isNewer(table) ? this.pathsSince(kept, table, and, ...values) : []),
      // What a worker of before the log lost its end brings may come before the solution of its frame.
      ...(came.length === 0 ? [] : this.pathsAmong(came, table, and, ...values)),
    ];
    const { revision, attempt } = series;
    const profiled = more('profile', 'AND revision = ?', revision);
    const back = more('measured', 'AND revision = ? AND attempt = ?', revision, attempt);
    return { frames, paths, profiled: withMore(kept.profiled, profiled), back: withMore(kept.back, back), rows };
  }

  private newest(): Record<Table, number> {
    const newest = (table: Table) => newestRow(this.store, table);
    const [solution, frame, calibrated_with, master, profile, measured] = TABLES.map(newest);
    return {
      ...{ solution: solution ?? 0, frame: frame ?? 0, calibrated_with: calibrated_with ?? 0 },
      ...{ master: master ?? 0, profile: profile ?? 0, measured: measured ?? 0 },
    };
  }

  private pathsSince(kept: Kept, table: Table, and: string, ...values: number[]): string[] {
    const sql = `SELECT path FROM ${table} WHERE rowid > ? ${and}`;
    return this.store.all<{ path: string }>(sql, kept.rows[table], ...values).map(({ path }) => path);
  }

  private pathsAmong(frames: readonly SolvedFrame[], table: Table, and: string, ...values: number[]): string[] {
    const paths = JSON.stringify(frames.map(({ path }) => path));
    const sql = `SELECT path FROM ${table} WHERE path IN (SELECT value FROM json_each(?)) ${and}`;
    return this.store.all<{ path: string }>(sql, paths, ...values).map(({ path }) => path);
  }

  /** Whether frames of the series were found to be others than they were. */
  private hasOtherFrames(kept: Kept, series: SeriesRow): boolean {
    // The few new ones first, each then looked for among the solved.
    const sql = `SELECT 1 FROM frame CROSS JOIN solution ON solution.path = frame.path
      WHERE frame.rowid > ? AND ${OF_SERIES} LIMIT 1`;
    return this.store.get(sql, kept.rows.frame, ...seriesKey(series), series.revision) !== undefined;
  }

  private framesWhere(series: SeriesRow, condition: string, value: string | number): SolvedFrame[] {
    const rows = this.store.all<FrameText>(
      `SELECT solution.path, folder, sha256, product, meta, body FROM solution JOIN frame ON frame.path = solution.path
       WHERE ${OF_SERIES} AND ${condition}`,
      ...[...seriesKey(series), series.revision, value],
    );
    const toldOf = withMeasuredNoise({ store: this.store }, series.revision);
    return rows.map(({ meta, body, ...row }) => ({
      ...row,
      meta: toldOf(row.path, FrameMeta.fromJSON(JSON.parse(meta))),
      solution: TanSolution.fromJSON(JSON.parse(body)),
    }));
  }
}

function withMore(known: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return more.length === 0 ? known : new Set([...known, ...more]);
}

function byTime(a: SolvedFrame, b: SolvedFrame): number {
  return (a.meta.midJdUtc ?? 0) - (b.meta.midJdUtc ?? 0) || (a.path < b.path ? -1 : 1);
}
