import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { checkpointOf } from '@wombat/eventlog';
import { ingest } from '@wombat/proto';
import { nightsCancelled, ServiceKit } from '@wombat/service-kit';
import {
  cancelledOf,
  failedMastersOf,
  frameCounts,
  LISTED_SERIES,
  NIGHTS_WITH_FAILED_MASTERS,
  standingFrames,
  unusableLights,
} from '@wombat/service-kit/ledger';
import { bandOfFilter } from '../domain/index.js';
import type { Target } from '../projection/entities/index.js';
import { countNights, wheelsOfNights } from '../projection/nightCounts.js';
import { settingsHash } from '../reactor/settingsHash.js';

type SeriesOfNight = Pick<Target, 'date' | 'targetName' | 'filter'>;
type ListedRow = Omit<Target, 'halt' | 'framesReleased'> & { reason: string | null };

const LISTED = `SELECT reported, settings_hash AS settingsHash, other_masters AS otherMasters, ${LISTED_SERIES}`;

/** The ledger's series, for whoever asks by gRPC. */
@Controller()
export class SeriesController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('IngestService', 'ListSeries')
  listSeries(): ingest.ListSeriesResponse {
    const rows = this.kit.store.all<ListedRow>(LISTED);
    countNights(this.kit.store);
    const standing = standingFrames((sql) => this.kit.store.all(sql));
    const settingsToday = this.settingsToday();
    const nights = nightsCancelled(this.kit.store);
    const failedMasters = failedMastersOf(this.kit.store.all(NIGHTS_WITH_FAILED_MASTERS));
    return {
      series: rows.map(({ reason, reported, settingsHash: madeWith, ...row }) => {
        const counts = frameCounts(standing(row), reported);
        const otherSettings = madeWith !== null && madeWith !== settingsToday(row);
        return ingest.SeriesState.fromJSON({
          ...row,
          reason: reason ?? undefined,
          counts,
          otherSettings,
          cancelled: cancelledOf(row, nights),
          failedMasters: failedMasters(row),
        });
      }),
      unusable: unusableLights((sql) => this.kit.store.all(sql)),
      // After the rows were read: what they tell of is not beyond it.
      events: checkpointOf(this.kit.store, 'events'),
    };
  }

  /** The band of a filter is what the settings make of it today, not what it was when the frames were found. */
  private settingsToday(): (series: SeriesOfNight) => string {
    const { config } = this.kit;
    const wheelOf = wheelsOfNights(this.kit.store);
    const hashes = new Map<string, string>();
    return ({ date: night, targetName, filter }) => {
      const { band } = bandOfFilter(filter, { filters: config.filters, wheel: wheelOf({ night, targetName, filter }) });
      const key = JSON.stringify([targetName, band]);
      const hash = hashes.get(key) ?? settingsHash(config, { targetName, band: band ?? '' });
      hashes.set(key, hash);
      return hash;
    };
  }
}
