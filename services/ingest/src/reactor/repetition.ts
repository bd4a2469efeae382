import { Injectable } from '@nestjs/common';
import { ok, type Result } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import { type ReductionWish, seriesToRepeat } from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { ReductionRequests, type SeriesToReduce } from './reductionRequests.js';

/** Reduces series again because a person wants it: with the settings of today, also those of their cameras. */
@Injectable()
export class Repetition {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;

  constructor(kit: ServiceKit) {
    this.tables = new IngestTables(kit);
    this.requests = new ReductionRequests(kit, this.tables);
  }

  /** The series that are reduced again, at their new revisions; without those that changed at this very moment. */
  async again(wish: ReductionWish, { by, reason }: { by: string; reason: string }): Promise<Result<SeriesToReduce[]>> {
    const meant = seriesToRepeat(this.tables.standing(wish.night), wish);
    if (!meant.ok) return meant;
    const asked: SeriesToReduce[] = [];
    for (const series of meant.value) {
      const next = { ...series, revision: series.revision + 1, requestedBy: by, reason };
      if (await this.requests.request(next)) asked.push(next);
    }
    return ok(asked);
  }
}
