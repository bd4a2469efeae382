import type { Store } from '@wombat/eventlog';
import { FrameMeta } from '@wombat/proto';
import { KeptSeries, newestRow, type SeriesRow, seriesKey } from '@wombat/service-kit';

/** What became of solving a frame in this attempt; all null where nothing did yet. */
interface Outcome {
  solved: number | null;
  failed: number | null;
  reason: string | null;
  /** Whether it was looked for at other places and scales than were known of it. */
  doubted: number | null;
  raDegrees: number | null;
  decDegrees: number | null;
  pixelScale: number | null;
  fovDegrees: number | null;
}

/** A calibrated frame of a series. */
export interface CalibratedFrame extends Outcome {
  path: string;
  targetName: string;
  product: string;
  meta: FrameMeta;
}

interface KeptFrames {
  frames: readonly CalibratedFrame[];
  /** Where each stands among them, by its path. */
  places: ReadonlyMap<string, number>;
  /** The newest rows that were read. */
  frameRow: number;
  calibratedRow: number;
  solvedRow: number;
}

const OUTCOME = `solved.solved, solved.failed, solved.reason, solved.doubted, ra_deg AS raDegrees, dec_deg AS decDegrees,
  pixel_scale AS pixelScale, fov_deg AS fovDegrees`;
const OF_SERIES = 'night = ? AND target_name = ? AND filter = ? AND calibrated.revision = ?';

/** The calibrated frames of series, in order of their paths; asking again costs what came since. */
export class CalibratedFrames {
  private readonly kept: KeptSeries<SeriesRow, KeptFrames>;

  constructor(private readonly store: Store) {
    this.kept = new KeptSeries(store, {
      read: (series) => this.read(series),
      renew: (kept, series) => this.renew(kept, series),
    });
  }

  of(series: SeriesRow): readonly CalibratedFrame[] {
    return this.kept.of(series).frames;
  }

  private read(series: SeriesRow): KeptFrames {
    const rows = this.newest();
    const frames = this.store
      .all<Omit<CalibratedFrame, 'meta'> & { meta: string }>(
        `SELECT calibrated.path, target_name AS targetName, product, meta, ${OUTCOME}
         FROM calibrated JOIN frame ON frame.path = calibrated.path
         LEFT JOIN solved ON solved.path = calibrated.path AND solved.revision = calibrated.revision AND solved.attempt = ?
         WHERE ${OF_SERIES} ORDER BY calibrated.path`,
        ...[series.attempt, ...seriesKey(series), series.revision],
      )
      .map((row) => ({ ...row, meta: FrameMeta.fromJSON(JSON.parse(row.meta)) }));
    return { frames, places: new Map(frames.map(({ path }, place) => [path, place])), ...rows };
  }

  private renew(kept: KeptFrames, series: SeriesRow): KeptFrames | null {
    const rows = this.newest();
    if (this.hasOtherFrames(kept, rows, series)) return null;
    if (rows.solvedRow === kept.solvedRow) return { ...kept, ...rows };
    const outcomes = this.store.all<Outcome & { path: string }>(
      `SELECT path, ${OUTCOME} FROM solved WHERE rowid > ? AND revision = ? AND attempt = ?`,
      ...[kept.solvedRow, series.revision, series.attempt],
    );
    const frames = [...kept.frames];
    for (const outcome of outcomes) {
      const place = kept.places.get(outcome.path);
      const frame = place === undefined ? undefined : frames[place];
      if (place !== undefined && frame !== undefined) frames[place] = { ...frame, ...outcome };
    }
    return { ...kept, frames, ...rows };
  }

  private newest(): Pick<KeptFrames, 'frameRow' | 'calibratedRow' | 'solvedRow'> {
    const newest = (table: string) => newestRow(this.store, table);
    return { frameRow: newest('frame'), calibratedRow: newest('calibrated'), solvedRow: newest('solved') };
  }

  /** Whether frames were calibrated, or found to be others than they were, since these were read. */
  private hasOtherFrames(kept: KeptFrames, now: ReturnType<CalibratedFrames['newest']>, series: SeriesRow): boolean {
    const key = [...seriesKey(series), series.revision];
    const isThere = (sql: string, after: number) => this.store.get(sql, after, ...key) !== undefined;
    const calibrated = `SELECT 1 FROM calibrated WHERE rowid > ? AND ${OF_SERIES} LIMIT 1`;
    if (now.calibratedRow > kept.calibratedRow && isThere(calibrated, kept.calibratedRow)) return true;
    // The few new ones first, each then looked for among the calibrated.
    const found = `SELECT 1 FROM frame CROSS JOIN calibrated ON calibrated.path = frame.path
      WHERE frame.rowid > ? AND ${OF_SERIES} LIMIT 1`;
    return now.frameRow > kept.frameRow && isThere(found, kept.frameRow);
  }
}
