import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FrameDiscovered } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { readFrameHeader } from '../adapters/readFrame.js';
import { isNewsOfNight } from '../domain/index.js';
import { hashOfMeta } from '../projection/hashOfMeta.js';
import { IngestTables } from '../projection/ingestTables.js';
import { type KnownCalibration, KnownCalibrations, linearityText } from '../projection/knownCalibrations.js';

const EVERY_MILLISECONDS = 100;
/** A look at the disk lies between, then one event. */
const LONGEST_WAIT_MILLISECONDS = 20_000;

/**
 * Sees to it that masters rest on the polynomial of their camera as it is told today: darks and flats of which it says
 * something else are told anew, once in the life of the process, and with them their nights are. Other settings of a
 * camera do not change a master.
 */
@Injectable()
export class CalibrationSettings {
  private readonly tables: IngestTables;
  private readonly known: KnownCalibrations;
  private looked: Promise<ReadonlySet<string>> | null = null;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
    this.known = new KnownCalibrations(kit);
  }

  /** Whether nights whose darks or flats were told anew are still to be announced. */
  async isBehind(): Promise<boolean> {
    this.looked ??= this.refresh();
    try {
      return [...(await this.looked)].some((night) => !this.isAnnounced(night));
    } catch (error) {
      this.looked = null;
      throw error;
    }
  }

  /** Waits a while for the announcement of such nights; whether they all are. */
  async settled(): Promise<boolean> {
    for (let waited = 0; await this.isBehind(); waited += EVERY_MILLISECONDS) {
      if (waited >= LONGEST_WAIT_MILLISECONDS) return false;
      await sleep(EVERY_MILLISECONDS);
    }
    return true;
  }

  private isAnnounced(night: string): boolean {
    const { tables } = this;
    return !isNewsOfNight(tables.frames(night), tables.announcedNight(night), () => tables.contents(night));
  }

  /** The nights of frames that are told anew. */
  private async refresh(): Promise<ReadonlySet<string>> {
    const { cameras } = this.kit.config;
    if (!cameras.some(({ linearity }) => linearity !== undefined) && !this.known.hasLinearity()) return new Set();
    const facts: FrameDiscovered[] = [];
    for (const frame of this.known.darksAndFlats()) {
      const read = await readFrameHeader(join(this.kit.data, frame.path), frame.sha256, cameras);
      if (read.state !== 'good' || linearityText(read.meta) === frame.linearity) continue;
      facts.push(factOf(frame, read.meta));
    }
    await this.kit.publishFacts(
      facts.map((payload) => ({
        id: `discovered:${payload.path}:${payload.sha256}:s${this.scanOf(payload)}:${hashOfMeta(payload.meta)}`,
        type: 'FrameDiscovered',
        payload,
      })),
    );
    return new Set(facts.map(({ series }) => series?.night ?? ''));
  }

  private scanOf({ series }: FrameDiscovered): number {
    return this.tables.announcedNight(series?.night ?? '')?.scan ?? 0;
  }
}

function factOf({ night, filter, linearity: _, ...frame }: KnownCalibration, meta: FrameDiscovered['meta']) {
  return { ...frame, series: { night, targetName: '', filter }, state: 'accepted' as const, reason: '', meta };
}
