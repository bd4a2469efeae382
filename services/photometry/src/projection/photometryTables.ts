import { FrameMeasured, FrameProfiled, type Series } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import { SERIES_COLUMNS, type SeriesRow } from '@wombat/service-kit/series';
import type { RowsKit } from './mastersOfFrame.js';
import {
  PHOTOMETRY_COLUMNS,
  type PhotometryRow,
  type PhotometrySeries,
  type SeriesMeasured,
  type SeriesState,
  type SeriesTransformed,
  seriesOfRow,
} from './photometrySeries.js';
import { type SolvedFrame, SolvedFrames } from './solvedFrames.js';

/** Photometry's tables, read for decisions. */
export class PhotometryTables {
  private readonly solved: SolvedFrames;

  constructor(private readonly kit: RowsKit) {
    this.solved = new SolvedFrames(kit.store);
  }

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
  unprofiled(series: SeriesRow): { paths: string[]; solved: number } {
    const { frames, profiled } = this.solved.of(series);
    return { paths: frames.map(({ path }) => path).filter((path) => !profiled.has(path)), solved: frames.length };
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
    return this.solved.of(series).frames.length >= series.solved;
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
    return this.solved.of(series).frames;
  }

  /** The same, of those alone that are not back in this attempt, measured or lost. */
  framesToMeasure(series: SeriesRow): SolvedFrame[] {
    const { frames, back } = this.solved.of(series);
    return frames.filter(({ path }) => !back.has(path));
  }

  /** One solved frame of a series, by the SHA-256 of the raw frame; null: it has no such frame. */
  frame(series: SeriesRow, sha256: string): SolvedFrame | null {
    return this.solved.withHash(series, sha256);
  }

  profile(path: string, revision: number): FrameProfiled | null {
    const row = this.kit.store.get<{ body: string }>(
      'SELECT body FROM profile WHERE path = ? AND revision = ?',
      path,
      revision,
    );
    return row === undefined ? null : FrameProfiled.fromJSON(JSON.parse(row.body));
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
