import { TanSolution } from '@wombat/proto';
import { SERIES_COLUMNS, type SeriesRow, ServiceKit } from '@wombat/service-kit';
import { wcsOfNumbers } from '@wombat/sky';
import type { Footprint } from '../domain/index.js';

export interface CatalogSeries extends SeriesRow {
  band: string;
  state: string;
  solved: number;
  retryAt: string | null;
}

/** Catalog's tables, read for decisions. */
export class CatalogStore {
  constructor(private readonly kit: ServiceKit) {}

  /** Series waiting for their stars, whose solutions are all known here, and those halted that will be tried again. */
  waiting(): CatalogSeries[] {
    return this.kit.store
      .all<CatalogSeries>(
        `SELECT ${SERIES_COLUMNS}, band, state, solved, retry_at AS retryAt FROM series
         WHERE state = 'solved' OR (state = 'halted' AND retry_at IS NOT NULL) ORDER BY night DESC, target_name, filter`,
      )
      .filter((series) => this.footprints(series).length >= series.solved);
  }

  footprints(series: SeriesRow): Footprint[] {
    return this.solutions(series).map(({ body, width, height }) => {
      return { width, height, wcs: wcsOfNumbers(TanSolution.fromJSON(JSON.parse(body))) };
    });
  }

  /** Middle of the night's exposures, JD UTC; null where no frame tells. */
  midJdUtc(series: SeriesRow): number | null {
    const days = this.solutions(series).flatMap(({ midJd }) => (midJd === null ? [] : [midJd]));
    return days[Math.floor(days.length / 2)] ?? null;
  }

  private solutions(series: SeriesRow) {
    return this.kit.store.all<{ body: string; width: number; height: number; midJd: number | null }>(
      `SELECT body, width, height, mid_jd AS midJd FROM solution JOIN frame ON frame.path = solution.path
       WHERE night = ? AND target_name = ? AND filter = ? AND revision = ? ORDER BY solution.path`,
      series.night,
      series.targetName,
      series.filter,
      series.revision,
    );
  }
}
