import { TanSolution } from '@wombat/proto';
import { SERIES, type SeriesProgress } from '@wombat/proto/words';
import { SERIES_COLUMNS, type SeriesRow, ServiceKit } from '@wombat/service-kit';
import { wcsOfNumbers } from '@wombat/sky';
import { type Alias, configuredTarget, configuredWord, type Footprint } from '../domain/index.js';

export interface CatalogSeries extends SeriesRow {
  band: string;
  state: SeriesProgress;
  solved: number;
  retryAt: string | null;
  /** The last word of a person on its folder, '' for none; and the last one it was tried with. */
  aliasId: string;
  triedAliasId: string;
  /** What wombat.yaml said of who it is when it was last tried. */
  triedConfigured: string;
}

const LAST_ALIAS = "ifnull((SELECT id FROM alias WHERE folder = target_name ORDER BY sequence DESC LIMIT 1), '')";

/** Catalog's tables, read for decisions. */
export class CatalogTables {
  constructor(private readonly kit: ServiceKit) {}

  /**
   * Series waiting for their stars, whose solutions are all known here, and those halted that are to be tried again: at
   * a time that was set, or because a person or wombat.yaml has said otherwise since who the star is.
   */
  waiting(): CatalogSeries[] {
    return this.kit.store
      .all<CatalogSeries>(
        `SELECT ${SERIES_COLUMNS}, band, state, solved, retry_at AS retryAt, ${LAST_ALIAS} AS aliasId, alias_id AS triedAliasId,
         configured AS triedConfigured FROM series WHERE state IN ('${SERIES.solved}', '${SERIES.halted}') ORDER BY night DESC, target_name, filter`,
      )
      .filter((series) => series.state === 'solved' || series.retryAt !== null || this.isRenamed(series))
      .filter((series) => this.solutions(series).length >= series.solved);
  }

  /** Whether its last try rested on another word of who the star is. */
  isRenamed({ targetName, state, aliasId, triedAliasId, triedConfigured }: CatalogSeries): boolean {
    return state === 'halted' && (aliasId !== triedAliasId || this.configured(targetName) !== triedConfigured);
  }

  /** Folders of series whose frames are still to be solved, and nothing is known of where their stars are. */
  unplaced(): string[] {
    const rows = this.kit.store.all<{ folder: string }>(
      `SELECT DISTINCT target_name AS folder FROM series WHERE state = '${SERIES.requested}' AND target_name NOT IN (SELECT folder FROM placed)
       AND target_name NOT IN (SELECT target_name FROM series WHERE star <> '') ORDER BY target_name`,
    );
    return rows.map(({ folder }) => folder);
  }

  /** What wombat.yaml says of who the star of a folder is. */
  configured(folder: string): string {
    return configuredWord(configuredTarget(this.kit.config.targets[folder]));
  }

  /** The last word on a folder; null: nobody has said anything. */
  alias(folder: string): Alias | null {
    const last = this.kit.store.get<Alias>(
      `SELECT id, name, ra_deg AS raDegrees, dec_deg AS decDegrees, said_by AS "by", note, said_at AS "at" FROM alias
       WHERE folder = ? ORDER BY sequence DESC LIMIT 1`,
      folder,
    );
    return last ?? null;
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
