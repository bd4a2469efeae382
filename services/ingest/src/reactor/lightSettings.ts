import { join } from 'node:path';
import type { FrameDiscovered, Series } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { readFrameHeader } from '../adapters/readFrame.js';
import { type KnownLight, refreshedLight } from '../domain/index.js';
import { hashOfMeta } from '../projection/hashOfMeta.js';
import type { IngestTables } from '../projection/ingestTables.js';

/** Sees to it that a new revision of a series rests on the settings of today, also those its frames were found with. */
export class LightSettings {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
  ) {}

  /** Facts of lights for which the settings of their camera, or the band of their filter, say something else today. */
  async refresh(series: Series, revision: number): Promise<void> {
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

  private async readAgain(light: KnownLight, series: Series) {
    const { cameras, filters } = this.kit.config;
    const read = await readFrameHeader(join(this.kit.data, light.path), light.sha256, cameras);
    const fact = refreshedLight(light, read, { series, filters, wheel: this.tables.wheelOfSeries(series) });
    if (fact === null)
      this.kit.logger.warn(
        `${light.path} keeps the settings it was found with: its header cannot be read, or tells no time by those of today`,
      );
    return fact;
  }
}

function isChanged(known: KnownLight, fact: FrameDiscovered): boolean {
  return known.band !== fact.band || known.metaHash !== hashOfMeta(fact.meta);
}
