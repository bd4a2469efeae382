import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FrameDiscovered } from '@wombat/proto';
import { ok, type Result } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import { readFrameHeader } from '../adapters/readFrame.js';
import {
  type KnownLight,
  type ReductionWish,
  refreshedLight,
  type StandingSeries,
  seriesToRepeat,
} from '../domain/index.js';
import { hashOfMeta } from '../projection/hashOfMeta.js';
import { IngestTables } from '../projection/ingestTables.js';
import { ReductionRequests, type SeriesToReduce } from './reductionRequests.js';

/** Reduces series again because a person wants it: with the settings of today, also those of their cameras. */
@Injectable()
export class Repetition {
  private readonly tables: IngestTables;
  private readonly requests: ReductionRequests;

  constructor(private readonly kit: ServiceKit) {
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
      await this.refresh(series, next.revision);
      if (await this.requests.request(next)) asked.push(next);
    }
    return ok(asked);
  }

  /** Facts of lights for which the settings of their camera, or the band of their filter, say something else today. */
  private async refresh(series: StandingSeries, revision: number): Promise<void> {
    const facts: FrameDiscovered[] = [];
    for (const light of this.tables.lights(series)) {
      const fact = await this.readAgain(light, series);
      if (fact !== null && isChanged(light, fact)) facts.push(fact);
    }
    await this.kit.publishFacts(
      facts.map((payload) => ({
        id: `discovered:${payload.path}:${payload.sha256}:r${revision}:${hashOfMeta(payload.meta)}`,
        type: 'FrameDiscovered',
        payload,
      })),
    );
  }

  private async readAgain(light: KnownLight, { night, targetName, filter }: StandingSeries) {
    const { cameras, filters } = this.kit.config;
    const read = await readFrameHeader(join(this.kit.data, light.path), light.sha256, cameras);
    const fact = refreshedLight(light, read, { series: { night, targetName, filter }, filters });
    if (fact === null) this.kit.logger.warn(`${light.path} is reduced again by what was read of it before`);
    return fact;
  }
}

function isChanged(known: KnownLight, fact: FrameDiscovered): boolean {
  return known.band !== fact.band || known.metaHash !== hashOfMeta(fact.meta);
}
