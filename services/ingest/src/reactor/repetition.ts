import { Injectable } from '@nestjs/common';
import type { Beginning } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { cancelledIn, ServiceKit } from '@wombat/service-kit';
import { type ReductionWish, seriesToRepeat } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { Announcement } from './announcement.js';
import { CalibrationSettings } from './calibrationSettings.js';
import { ReductionRequests, type SeriesToReduce } from './reductionRequests.js';

/** Who wants it, why, and from which stage on. */
export interface Word {
  by: string;
  reason: string;
  from?: Beginning;
}

/** Reduces series again because a person wants it: with the settings of today, also those of their cameras. */
@Injectable()
export class Repetition {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;

  constructor(
    private readonly kit: ServiceKit,
    private readonly calibrations: CalibrationSettings,
    private readonly announcement: Announcement,
  ) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
  }

  /** The series that are reduced again, at their new revisions; without those that changed at this very moment. */
  async again(wish: ReductionWish, { by, reason, from = 'calibrate' }: Word): Promise<Result<SeriesToReduce[]>> {
    if (cancelledIn(this.kit.store)(wish))
      return refuse(
        `the night ${wish.night} is cancelled: ./wombat resume ${wish.night}, or Resume under Nights, takes that back`,
      );
    if (!(await this.calibrations.settled()))
      return refuse(
        'darks and flats are told anew, as the polynomial of their camera has changed: ask again in a moment',
      );
    const meant = seriesToRepeat(this.tables.standing(wish.night), wish);
    if (!meant.ok) return meant;
    // A master that somebody deleted or replaced is made, or taken, anew first.
    if (from === 'calibrate') await this.announcement.announceAgain(wish.night);
    const asked: SeriesToReduce[] = [];
    for (const series of meant.value) {
      const next = { ...series, revision: series.revision + 1, requestedBy: by, reason };
      const request = await this.request(next, from);
      if (!request.ok) return request;
      if (request.value) asked.push(next);
    }
    return ok(asked);
  }

  private async request(series: SeriesToReduce, from: Beginning): Promise<Result<boolean>> {
    return from === 'select' ? this.requests.requestWithSolvedFrames(series) : ok(await this.requests.request(series));
  }
}
