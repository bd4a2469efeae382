import type { Store } from '@wombat/eventlog';
import { FileProduct, FrameMeta, type MasterBuilt } from '@wombat/proto';
import { newestRow } from '@wombat/service-kit';
import type { Master } from '../domain/index.js';

/** A master that can be used, with what tells it from all others. */
export interface KnownMaster extends Master {
  scan: number;
  item: string;
}

type Named = Pick<KnownMaster, 'night' | 'scan' | 'item' | 'calType' | 'filter'>;

/** Every master that is really there, of the newest scan of its night. What has been read of one is not read again. */
export class UsableMasters {
  private upTo = 0;
  private ofFile = 0;
  private masters: readonly KnownMaster[] = [];

  constructor(private readonly store: Pick<Store, 'all' | 'get' | 'replacements'>) {}

  /** By night and item. */
  all(): readonly KnownMaster[] {
    // Masters are added and never changed; in another file their rows have other numbers.
    const newest = newestRow(this.store, 'master');
    const since = this.store.replacements === this.ofFile ? this.upTo : 0;
    if (newest === since) return since === 0 ? [] : this.masters;
    const others = new Set(this.nightsSince(since));
    const kept = since === 0 ? [] : this.masters.filter(({ night }) => !others.has(night));
    this.masters = [...kept, ...this.read(since)].sort(byNight);
    this.upTo = newest;
    this.ofFile = this.store.replacements;
    return this.masters;
  }

  private nightsSince(row: number): string[] {
    const sql = 'SELECT DISTINCT night FROM master WHERE rowid > ?';
    return this.store.all<{ night: string }>(sql, row).map(({ night }) => night);
  }

  /** Of nights with other masters since a row; of all of them where there is no such row. */
  private read(sinceRow: number): KnownMaster[] {
    const others = sinceRow === 0 ? '' : 'AND night IN (SELECT night FROM master WHERE rowid > ?)';
    const sql = `SELECT night, scan, item, cal_type AS calType, filter, told FROM usable_master AS usable
      WHERE scan = (SELECT max(scan) FROM master WHERE master.night = usable.night) ${others} ORDER BY night, item`;
    const rows = this.store.all<Named & { told: string }>(sql, ...(sinceRow === 0 ? [] : [sinceRow]));
    return rows.flatMap(({ told, ...named }) => {
      const [product, meta, biasSubtracted] = JSON.parse(told);
      if (product === null || meta === null) return [];
      return [
        {
          ...named,
          ...FileProduct.fromJSON(product),
          biasSubtracted: biasSubtracted ?? undefined,
          meta: FrameMeta.fromJSON(meta),
        },
      ];
    });
  }
}

/** None where no file is told of it: one such master must not keep the frames of all nights from theirs. */
export function knownMaster(told: MasterBuilt): KnownMaster[] {
  const { night, scan, item, calType, filter, product, meta, biasSubtracted } = told;
  if (product === undefined || meta === undefined) return [];
  return [{ night, scan, item, calType, filter, ...product, biasSubtracted, meta }];
}

/** The order of items within a night stays. */
function byNight(one: KnownMaster, other: KnownMaster): number {
  return one.night < other.night ? -1 : one.night > other.night ? 1 : 0;
}
