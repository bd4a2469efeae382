import { access, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@wombat/eventlog';
import type { FrameDiscovered } from '@wombat/proto';
import { messageOf, ServiceKit, safeFilterName } from '@wombat/service-kit';
import { type ListedFile, listFiles } from '../adapters/listFiles.js';
import { readFrame } from '../adapters/readFrame.js';
import {
  bandOfFilter,
  classifyPath,
  filterOfFolder,
  isNightSettled,
  type LooseFlat,
  nightOfFolder,
  nightOfMoment,
  type PathRole,
  type SeenFile,
  sortFlats,
} from '../domain/index.js';

interface NewFile extends ListedFile {
  role: Exclude<PathRole, { role: 'product' }>;
}

const FACTS_AT_ONCE = 50;

/** Looks for new files below the data folder and writes a FrameDiscovered fact for each, once its night has settled. */
@Injectable()
export class Discovery {
  private readonly seen = new Map<string, SeenFile>();
  private readonly said = new Set<string>();

  constructor(private readonly kit: ServiceKit) {}

  /** One look at the disk; returns how many new files are still waiting for their night to settle. */
  async look(): Promise<number> {
    const listing = await listFiles(this.kit.data);
    for (const { path, reason } of listing.unreadable)
      this.sayOnce(path || this.kit.data, `${path || this.kit.data}: ${reason}`);
    const now = this.kit.now().getTime();
    const files = listing.files.map((file) => this.remember(file, now));
    let waiting = 0;
    for (const [folder, members] of groupBy(files, (file) => file.path.split('/')[0] ?? '')) {
      const fresh = this.newFiles(members);
      if (fresh.length === 0) continue;
      if (isNightSettled(members, now, this.settleSeconds())) await this.discover(folder, fresh);
      else waiting += fresh.length;
    }
    return waiting;
  }

  private settleSeconds(): number {
    const { onceSettleSeconds, nightSettleSeconds, fileSettleSeconds } = this.kit.config.ingest;
    return this.kit.once ? onceSettleSeconds : Math.max(nightSettleSeconds, fileSettleSeconds);
  }

  private remember(file: ListedFile, now: number): SeenFile {
    const before = this.seen.get(file.path);
    const same = before?.size === file.size && before.modifiedMilliseconds === file.modifiedMilliseconds;
    const seen = { ...file, sinceMilliseconds: same ? before.sinceMilliseconds : now };
    this.seen.set(file.path, seen);
    return seen;
  }

  private newFiles(files: readonly ListedFile[]): NewFile[] {
    return files.flatMap((file) => {
      const role = classifyPath(file.path.split('/').slice(1));
      if (role.role === 'product') return [];
      const known = this.kit.store.get<{ size: number }>('SELECT size FROM frame WHERE filename = ?', file.path);
      return known?.size === file.size ? [] : [{ ...file, role }];
    });
  }

  private async discover(folder: string, fresh: readonly NewFile[]): Promise<void> {
    const facts: { fact: FrameDiscovered; size: number }[] = [];
    const dated = nightOfFolder(folder);
    for (const file of fresh) {
      facts.push({ fact: await this.describe(folder, file), size: file.size });
      this.kit.status.progress = () => [
        { what: `${folder}: frames looked at`, done: facts.length, total: fresh.length },
      ];
    }
    const night = dated ?? this.nightOfFirstLight(facts.map(({ fact }) => fact));
    if (night === null)
      return this.sayOnce(
        folder,
        `${folder}: neither its name nor a light frame in it tells the date of the night; ignored`,
      );
    const hasLight = facts.some(({ fact }) => fact.kind === 'light') || this.knowsLight(night);
    if (!hasLight && !this.kit.config.calibration.calibrationNights) {
      return this.sayOnce(
        folder,
        `${folder}: no Light folder; ignored (calibration.calibrationNights: true keeps such nights as a library)`,
      );
    }
    const sorted = await this.sortFlats(facts.map(({ fact }) => fact));
    await this.publish(sorted.map((fact) => this.place(fact, night)));
  }

  private knowsLight(night: string): boolean {
    return this.kit.store.get("SELECT 1 FROM frame WHERE date = ? AND kind = 'light' LIMIT 1", night) !== undefined;
  }

  private async describe(folder: string, file: NewFile): Promise<FrameDiscovered> {
    const { role } = file;
    const base = {
      kind: 'other',
      path: file.path,
      sha256: '',
      revision: 0,
      state: 'ignored',
      reason: '',
      size: file.size,
      folder,
      band: '',
      warning: '',
    };
    if (role.role === 'ignored') return { ...base, reason: role.rule };
    const read = await readFrame(this.kit.data, file.path, this.kit.config.cameras);
    const targetName = role.role === 'light' ? role.targetFolder : '';
    const series = { night: '', targetName, filter: '' };
    if (read.state === 'broken')
      return { ...base, series, kind: role.role, sha256: read.sha256, state: 'broken', reason: read.reason };
    const twin = this.kit.store.get<{ filename: string }>(
      "SELECT filename FROM frame WHERE sha256 = ? AND filename <> ? AND state <> 'ignored'",
      read.sha256,
      file.path,
    );
    if (twin !== undefined) {
      return { ...base, series, kind: role.role, sha256: read.sha256, reason: `the same bytes as ${twin.filename}` };
    }
    const filterFolder = role.role === 'light' || role.role === 'flat' ? role.filterFolder : null;
    const filter =
      role.role === 'light' || role.role === 'flat'
        ? (read.headerFilter ?? filterOfFolder(filterFolder) ?? 'none')
        : '';
    const band = role.role === 'light' ? bandOfFilter(filter, this.kit.config.filters) : { band: null, warning: '' };
    const time = read.meta.timeProblem;
    return {
      ...base,
      series: { ...series, filter },
      kind: role.role,
      sha256: read.sha256,
      meta: read.meta,
      band: band.band ?? '',
      warning: role.role === 'light' ? joined(read.warning, band.warning) : '',
      ...(role.role === 'light' && time !== '' ? { state: 'broken', reason: time } : { state: 'accepted' }),
    };
  }

  private nightOfFirstLight(facts: readonly FrameDiscovered[]): string | null {
    const lights = facts.filter((fact) => fact.kind === 'light' && fact.meta?.startJdUtc !== undefined);
    const first = lights.map((fact) => fact.meta).sort((a, b) => (a?.startJdUtc ?? 0) - (b?.startJdUtc ?? 0))[0];
    if (first?.startJdUtc === undefined) return null;
    return nightOfMoment(first.startJdUtc, first.siteLongitude ?? this.kit.config.site?.longitude ?? 0);
  }

  /** Flats of several filters lying together go into a folder each, before they are recorded. */
  private async sortFlats(facts: readonly FrameDiscovered[]): Promise<FrameDiscovered[]> {
    const loose = facts.filter(
      (fact) => fact.kind === 'flat' && fact.state === 'accepted' && fact.path.split('/').length === 3,
    );
    const flats: LooseFlat[] = loose.map((fact) => ({ path: fact.path, filter: fact.series?.filter ?? '' }));
    const moves = new Map(sortFlats(flats, safeFilterName).map((move) => [move.from, move.to]));
    const sorted: FrameDiscovered[] = [];
    for (const fact of facts) {
      const to = moves.get(fact.path);
      sorted.push(to === undefined ? fact : await this.move(fact, to));
    }
    return sorted;
  }

  private async move(fact: FrameDiscovered, to: string): Promise<FrameDiscovered> {
    try {
      await mkdir(join(this.kit.data, dirname(to)), { recursive: true });
      await this.refuseOverwrite(to);
      await rename(join(this.kit.data, fact.path), join(this.kit.data, to));
    } catch (error) {
      return { ...fact, warning: `not sorted into its filter's folder: ${messageOf(error)}` };
    }
    return { ...fact, path: to, reason: `sorted from ${fact.path}` };
  }

  private async refuseOverwrite(path: string): Promise<void> {
    const there = await access(join(this.kit.data, path)).then(
      () => true,
      () => false,
    );
    if (there) throw new Error(`${path} is there already`);
  }

  private place(fact: FrameDiscovered, night: string): FrameDiscovered {
    const series = { targetName: '', filter: '', ...fact.series, night };
    if (fact.kind !== 'light' || fact.state !== 'accepted') return { ...fact, series };
    const requested = this.kit.store.get<{ revision: number }>(
      'SELECT revision FROM reduction WHERE date = ? AND target_name = ? AND filter = ?',
      night,
      series.targetName,
      series.filter,
    );
    return { ...fact, series, revision: (requested?.revision ?? 0) + 1 };
  }

  private async publish(facts: readonly FrameDiscovered[]): Promise<void> {
    for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
      const batch = facts.slice(start, start + FACTS_AT_ONCE);
      const events: NewEvent[] = batch.map((payload) => ({
        id: `discovered:${payload.path}:${payload.sha256}:${payload.size}`,
        type: 'FrameDiscovered',
        payload,
      }));
      await this.kit.publishFacts(events);
    }
  }

  private sayOnce(key: string, text: string): void {
    if (this.said.has(key)) return;
    this.said.add(key);
    this.kit.logger.warn(text);
  }
}

function joined(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join('; ');
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
