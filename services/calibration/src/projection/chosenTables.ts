import { MasterBuilt } from '@wombat/proto';
import { SERIES } from '@wombat/proto/words';
import type { SeriesRow, ServiceKit } from '@wombat/service-kit';
import { type KnownMaster, knownMaster } from './usableMasters.js';

/** A master by what tells it from all others, and the file it was when it was chosen. */
export interface NamedMaster {
  night: string;
  scan: number;
  item: string;
  path: string;
  sha256: string;
}

/** The masters a reduction is calibrated with, as far as they are known, and those that are not. */
export interface ChosenMasters {
  masters: readonly KnownMaster[];
  missing: readonly NamedMaster[];
}

type Named = Pick<NamedMaster, 'night' | 'path' | 'sha256'>;

const OF_REDUCTION = 'night = ? AND target_name = ? AND filter = ? AND revision = ?';
const OUT_OF_BODY = "json_extract(body, '$.product.path') = ? AND json_extract(body, '$.product.sha256') = ?";
const USABLE = "state IN ('built', 'found')";

/** So many masters are kept as they were read. */
const MOST_FOUND = 5_000;

/** What was chosen for reductions, read for decisions. */
export class ChosenTables {
  private readonly found = new Map<string, KnownMaster[]>();
  private ofFile = 0;

  constructor(private readonly kit: Pick<ServiceKit, 'store'>) {}

  /** Null: nothing was chosen yet. */
  of(series: SeriesRow): ChosenMasters | null {
    const sql = `SELECT masters FROM chosen_masters WHERE ${OF_REDUCTION}`;
    const row = this.kit.store.get<{ masters: string }>(sql, ...reductionKey(series));
    if (row === undefined) return null;
    const named = (JSON.parse(row.masters) as NamedMaster[]).map((name) => ({ name, master: this.find(name) }));
    return {
      masters: named.flatMap(({ master }) => master),
      missing: named.flatMap(({ name, master }) => (master.length === 0 ? [name] : [])),
    };
  }

  /**
   * What an earlier version had chosen, which kept it to itself; null where it had not, or where one of them is not
   * known any more.
   */
  before(series: SeriesRow): readonly KnownMaster[] | null {
    const sql = `SELECT body FROM choice WHERE ${OF_REDUCTION}`;
    const row = this.kit.store.get<{ body: string }>(sql, ...reductionKey(series));
    if (row === undefined) return null;
    const found = (JSON.parse(row.body) as Named[]).map((master) => this.newestOf(master));
    return found.every((master) => master.length > 0) ? found.flat() : null;
  }

  /** Scans of nights of which masters were chosen for requests in hand that the log tells nothing of any more. */
  lostScans(): { night: string; scan: number }[] {
    return this.kit.store.all(
      `WITH named AS (SELECT DISTINCT json_extract(value, '$.night') AS night, json_extract(value, '$.scan') AS scan,
         json_extract(value, '$.item') AS item
         FROM series JOIN chosen_masters USING (night, target_name, filter, revision), json_each(masters)
         WHERE state = '${SERIES.requested}')
       SELECT DISTINCT night, scan FROM named WHERE NOT EXISTS (SELECT 1 FROM master
         WHERE master.night = named.night AND master.scan = named.scan AND master.item = named.item)`,
    );
  }

  /** Whether anything was told of it, be it that it could not be made. */
  isTold({ night, scan, item }: NamedMaster): boolean {
    const sql = 'SELECT 1 FROM master WHERE night = ? AND scan = ? AND item = ?';
    return this.kit.store.get(sql, night, scan, item) !== undefined;
  }

  /** As it was chosen, to the byte. What is told of a master does not change: it is read once for all series. */
  private find(named: NamedMaster): KnownMaster[] {
    const { store } = this.kit;
    if (store.replacements !== this.ofFile || this.found.size >= MOST_FOUND) this.found.clear();
    this.ofFile = store.replacements;
    const { night, scan, item, path, sha256 } = named;
    const key = JSON.stringify([night, scan, item, path, sha256]);
    const sql = `SELECT body FROM master WHERE night = ? AND scan = ? AND item = ? AND ${USABLE} AND ${OUT_OF_BODY}`;
    const master = this.found.get(key) ?? this.read(sql, night, scan, item, path, sha256);
    if (master.length > 0) this.found.set(key, master);
    return master;
  }

  private newestOf({ night, path, sha256 }: Named): KnownMaster[] {
    const sql = `SELECT body FROM master WHERE night = ? AND ${USABLE} AND ${OUT_OF_BODY} ORDER BY scan DESC LIMIT 1`;
    return this.read(sql, night, path, sha256);
  }

  private read(sql: string, ...values: (string | number)[]): KnownMaster[] {
    const row = this.kit.store.get<{ body: string }>(sql, ...values);
    return row === undefined ? [] : knownMaster(MasterBuilt.fromJSON(JSON.parse(row.body)));
  }
}

function reductionKey({ night, targetName, filter, revision }: SeriesRow): [string, string, string, number] {
  return [night, targetName, filter, revision];
}
