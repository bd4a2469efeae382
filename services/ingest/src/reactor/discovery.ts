import { Injectable } from '@nestjs/common';
import type { FrameDiscovered } from '@wombat/proto';
import { ServiceKit, safeFilterName } from '@wombat/service-kit';
import { type ListedFile, listFiles } from '../adapters/listFiles.js';
import { moveFile } from '../adapters/moveFile.js';
import { readFrame } from '../adapters/readFrame.js';
import {
  classifyPath,
  describeFrame,
  describeIgnored,
  type FoundFile,
  type FrameRole,
  isHabitOf,
  isNightSettled,
  looseFlats,
  nightOf,
  type PathRole,
  placeInNight,
  type ReadFrame,
  type SeenFile,
  seenAgain,
  sortFlats,
  twinOf,
} from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';

type NewFile = FoundFile<Exclude<PathRole, { role: 'product' }>>;

/** A new file and, where it is a frame by its place, what was read of it. */
type Looked =
  | { file: FoundFile<PathRole & { role: 'ignored' }>; read: null }
  | { file: FoundFile<FrameRole>; read: ReadFrame };

const FACTS_AT_ONCE = 50;

/** Looks for new files below the data folder and writes a FrameDiscovered fact for each, once its night has settled. */
@Injectable()
export class Discovery {
  private readonly seen = new Map<string, SeenFile>();
  private readonly said = new Set<string>();

  private readonly tables: IngestTables;

  constructor(private readonly kit: ServiceKit) {
    this.tables = new IngestTables(kit);
  }

  /** One look at the disk; returns how many new files are still waiting for their night to settle. */
  async look(): Promise<number> {
    const listing = await listFiles(this.kit.data);
    for (const { path, reason } of listing.unreadable)
      this.sayOnce(path || this.kit.data, `${path || this.kit.data}: ${reason}`);
    const now = this.kit.now().getTime();
    const files = listing.files.map((file) => this.remember(file, now));
    let waiting = 0;
    for (const [folder, members] of Map.groupBy(files, ({ path }) => path.split('/')[0] ?? '')) {
      const fresh = this.newFiles(folder, members);
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
    const seen = seenAgain(file, this.seen.get(file.path), now);
    this.seen.set(file.path, seen);
    return seen;
  }

  private newFiles(folder: string, files: readonly SeenFile[]): NewFile[] {
    return files.flatMap(({ path, size }) => {
      const role = classifyPath(path.split('/').slice(1));
      if (role.role === 'product') return [];
      return this.tables.sizeOf(path) === size ? [] : [{ path, size, folder, role }];
    });
  }

  private async discover(folder: string, fresh: readonly NewFile[]): Promise<void> {
    const looked: Looked[] = [];
    for (const file of fresh) {
      looked.push(await this.read(file));
      const done = { what: `${folder}: frames looked at`, done: looked.length, total: fresh.length };
      this.kit.status.progress = () => [done];
    }
    const habits = this.habits(folder, looked);
    const facts = looked.map((one) => this.describe(one, habits));
    const night = nightOf(folder, facts, this.kit.config.site?.longitude ?? 0);
    if (night === null)
      return this.sayOnce(
        folder,
        `${folder}: neither its name nor a light frame in it tells the date of the night; ignored`,
      );
    const hasLight = facts.some(({ kind }) => kind === 'light') || this.tables.knowsLight(night);
    if (!hasLight && !this.kit.config.calibration.calibrationNights) {
      return this.sayOnce(
        folder,
        `${folder}: no Light folder; ignored (calibration.calibrationNights: true keeps such nights as a library)`,
      );
    }
    const sorted = await this.sortFlats(facts);
    const placed = sorted.map((fact) => placeInNight(fact, night, (series) => this.tables.requestedRevision(series)));
    await this.publish(placed);
  }

  private async read(file: NewFile): Promise<Looked> {
    const { role } = file;
    if (role.role === 'ignored') return { file: { ...file, role }, read: null };
    const read = await readFrame(this.kit.data, file.path, this.kit.config.cameras);
    return { file: { ...file, role }, read };
  }

  /** The kinds of frames of which every header in a night's folder says something else. */
  private habits(folder: string, looked: readonly Looked[]): ReadonlySet<string> {
    const good = looked.flatMap((one) =>
      one.read !== null && one.read.state === 'good' ? [{ kind: one.file.role.role, said: one.read.said }] : [],
    );
    const mates = [...Map.groupBy(good, ({ kind }) => kind)].map(([kind, frames]) => ({
      kind,
      saids: frames.map(({ said }) => said),
      knownWarnings: this.tables.warningsOf(folder, kind),
    }));
    return new Set(mates.filter(isHabitOf).map(({ kind }) => kind));
  }

  private describe({ file, read }: Looked, habits: ReadonlySet<string>): FrameDiscovered {
    if (read === null) return describeIgnored(file);
    const twin = twinOf({ path: file.path, sha256: read.sha256 }, this.tables.filesOf(read.sha256));
    const isHabit = habits.has(file.role.role);
    return describeFrame(file, read, { twin, filters: this.kit.config.filters, isHabit });
  }

  /** Flats of several filters lying together go into a folder each, before they are recorded. */
  private async sortFlats(facts: readonly FrameDiscovered[]): Promise<FrameDiscovered[]> {
    const moves = new Map(sortFlats(looseFlats(facts), safeFilterName).map(({ from, to }) => [from, to]));
    const sorted: FrameDiscovered[] = [];
    for (const fact of facts) {
      const to = moves.get(fact.path);
      sorted.push(to === undefined ? fact : await this.move(fact, to));
    }
    return sorted;
  }

  private async move(fact: FrameDiscovered, to: string): Promise<FrameDiscovered> {
    const moved = await moveFile(this.kit.data, fact.path, to);
    if (!moved.ok) return { ...fact, warning: `not sorted into its filter's folder: ${moved.fault.message}` };
    return { ...fact, path: moved.value, reason: `sorted from ${fact.path}` };
  }

  private async publish(facts: readonly FrameDiscovered[]): Promise<void> {
    for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
      await this.kit.publishFacts(
        facts.slice(start, start + FACTS_AT_ONCE).map((payload) => ({
          id: `discovered:${payload.path}:${payload.sha256}:${payload.size}`,
          type: 'FrameDiscovered',
          payload,
        })),
      );
    }
  }

  private sayOnce(key: string, text: string): void {
    if (this.said.has(key)) return;
    this.said.add(key);
    this.kit.logger.warn(text);
  }
}
