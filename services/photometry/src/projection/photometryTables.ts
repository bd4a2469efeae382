import { checkpointOf } from '@wombat/eventlog';
import { FrameMeasured, FrameMeta, FrameProfiled, type Series, TanSolution } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import { SERIES_COLUMNS, type SeriesRow, ServiceKit } from '@wombat/service-kit';
import {
  PHOTOMETRY_COLUMNS,
  type PhotometryRow,
  type PhotometrySeries,
  type SeriesMeasured,
  type SeriesState,
  type SeriesTransformed,
  seriesOfRow,
} from './photometrySeries.js';
import { withMeasuredNoise } from './withMeasuredNoise.js';

export interface SolvedFrame {
  path: string;
  folder: string;
  sha256: string;
  product: string;
  meta: FrameMeta;
  solution: TanSolution;
}

/** Series of which frames are held. */
const MOST_READ = 8;

/** Photometry's tables, read for decisions. */
export class PhotometryTables {
  /** Frames as they are read, until something comes in: a pass asks for those of a series again and again. */
  private readonly read = new Map<string, readonly SolvedFrame[]>();
  private readAt = '';

  constructor(private readonly kit: ServiceKit) {}

  /** The series in one of these states whose solved frames are all here. */
  inState<State extends SeriesState>(...states: State[]): Extract<PhotometrySeries, { state: State }>[] {
    const places = states.map(() => '?').join(', ');
    return this.kit.store
      .all<PhotometryRow>(
        `SELECT ${PHOTOMETRY_COLUMNS} FROM series WHERE state IN (${places}) ORDER BY night DESC, target_name, filter`,
        ...states,
      )
      .map((row) => seriesOfRow(row) as Extract<PhotometrySeries, { state: State }>)
      .filter((series) => this.hasAllFrames(series));
  }

  /** The series that are not measured yet, of which a frame is solved: the others may still be on their way. */
  withSolvedFrames(): SeriesRow[] {
    return this.kit.store.all<SeriesRow>(
      `SELECT ${SERIES_COLUMNS} FROM series WHERE state IN ('${SERIES.requested}', '${SERIES.solved}', '${SERIES.selected}')
       AND EXISTS (SELECT 1 FROM solution WHERE solution.night = series.night AND solution.target_name = series.target_name
         AND solution.filter = series.filter AND solution.revision = series.revision)
       ORDER BY night DESC, target_name, filter`,
    );
  }

  /** Of the solved frames of a series those without a profile, in order of time; and how many are solved. */
  unprofiled({ night, targetName, filter, revision }: SeriesRow): { paths: string[]; solved: number } {
    const rows = this.kit.store.all<{ path: string; isOpen: number }>(
      `SELECT solution.path, profile.path IS NULL AS isOpen FROM solution JOIN frame ON frame.path = solution.path
       LEFT JOIN profile ON profile.path = solution.path AND profile.revision = solution.revision
       WHERE night = ? AND target_name = ? AND filter = ? AND solution.revision = ?
       ORDER BY ifnull(json_extract(meta, '$.midJdUtc'), 0), solution.path`,
      ...[night, targetName, filter, revision],
    );
    return { paths: rows.filter(({ isOpen }) => isOpen === 1).map(({ path }) => path), solved: rows.length };
  }

  /** One series, once it is measured; null before. Its cost does not grow with the archive. */
  measuredSeries(series: Series): SeriesMeasured | SeriesTransformed | null {
    return this.measuredOfNight(series).find(({ filter }) => filter === series.filter) ?? null;
  }

  /** All filters of a target's night that are measured. */
  measuredOfNight({ night, targetName }: Omit<Series, 'filter'>): (SeriesMeasured | SeriesTransformed)[] {
    return this.kit.store
      .all<PhotometryRow>(
        `SELECT ${PHOTOMETRY_COLUMNS} FROM series WHERE night = ? AND target_name = ? AND state IN ('${SERIES.measured}', '${SERIES.transformed}')
         ORDER BY filter`,
        night,
        targetName,
      )
      .map((row) => seriesOfRow(row) as SeriesMeasured | SeriesTransformed)
      .filter((series) => this.hasAllFrames(series));
  }

  private hasAllFrames(series: PhotometrySeries): boolean {
    const { night, targetName, filter, revision, solved } = series;
    const sql = `SELECT count(*) AS frames FROM solution JOIN frame ON frame.path = solution.path
       WHERE night = ? AND target_name = ? AND filter = ? AND revision = ?`;
    return (this.kit.store.get<{ frames: number }>(sql, night, targetName, filter, revision)?.frames ?? 0) >= solved;
  }

  /** Whether another filter of the night is still on its way to being measured: the colours of both wait for it. */
  hasUnmeasuredSibling(series: SeriesRow): boolean {
    const sibling = this.kit.store.get(
      `SELECT 1 FROM series WHERE night = ? AND target_name = ? AND filter <> ? AND state IN ('${SERIES.requested}', '${SERIES.solved}', '${SERIES.selected}')`,
      series.night,
      series.targetName,
      series.filter,
    );
    return sibling !== undefined;
  }

  /** Solved frames in order of time. */
  frames(series: SeriesRow): readonly SolvedFrame[] {
    const { store } = this.kit;
    const at = `${checkpointOf(store, 'events')} ${checkpointOf(store, 'frames')}`;
    if (at !== this.readAt || this.read.size >= MOST_READ) this.read.clear();
    this.readAt = at;
    const { night, targetName, filter, revision } = series;
    const key = JSON.stringify([night, targetName, filter, revision]);
    const frames = this.read.get(key) ?? this.solvedFrames(series, '').sort(byTime);
    this.read.set(key, frames);
    return frames;
  }

  private solvedFrames({ night, targetName, filter, revision }: SeriesRow, and: string, ...values: string[]) {
    const rows = this.kit.store.all<Omit<SolvedFrame, 'meta' | 'solution'> & { meta: string; body: string }>(
      `SELECT solution.path, folder, sha256, product, meta, body FROM solution JOIN frame ON frame.path = solution.path
       WHERE night = ? AND target_name = ? AND filter = ? AND revision = ? ${and}`,
      ...[night, targetName, filter, revision, ...values],
    );
    const toldOf = withMeasuredNoise(this.kit, revision);
    return rows.map(({ meta, body, ...row }) => ({
      ...row,
      meta: toldOf(row.path, FrameMeta.fromJSON(JSON.parse(meta))),
      solution: TanSolution.fromJSON(JSON.parse(body)),
    }));
  }

  /** One solved frame of a series, by the SHA-256 of the raw frame; null: it has no such frame. */
  frame(series: SeriesRow, sha256: string): SolvedFrame | null {
    return this.solvedFrames(series, 'AND frame.sha256 = ?', sha256)[0] ?? null;
  }

  profile(path: string, revision: number): FrameProfiled | null {
    const row = this.kit.store.get<{ body: string }>(
      'SELECT body FROM profile WHERE path = ? AND revision = ?',
      path,
      revision,
    );
    return row === undefined ? null : FrameProfiled.fromJSON(JSON.parse(row.body));
  }

  /** Whether the frame is back in this attempt, measured or lost; cheaper than what was measured of it. */
  isBack(path: string, { revision, attempt }: SeriesRow): boolean {
    const sql = 'SELECT 1 FROM measured WHERE path = ? AND revision = ? AND attempt = ?';
    return this.kit.store.get(sql, path, revision, attempt) !== undefined;
  }

  measured(path: string, series: SeriesRow): { ok: boolean; fact: FrameMeasured } | null {
    const row = this.kit.store.get<{ ok: number; body: string }>(
      'SELECT ok, body FROM measured WHERE path = ? AND revision = ? AND attempt = ?',
      path,
      series.revision,
      series.attempt,
    );
    return row === undefined ? null : { ok: row.ok === 1, fact: FrameMeasured.fromJSON(JSON.parse(row.body)) };
  }
}

function byTime(a: SolvedFrame, b: SolvedFrame): number {
  return (a.meta.midJdUtc ?? 0) - (b.meta.midJdUtc ?? 0) || (a.path < b.path ? -1 : 1);
}
