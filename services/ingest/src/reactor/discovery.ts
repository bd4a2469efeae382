import { Injectable } from '@nestjs/common';
import type { Outstanding } from '@wombat/eventlog';
import type { FrameDiscovered } from '@wombat/proto';
import { ServiceKit, safeFilterName } from '@wombat/service-kit';
import { FrameReaders } from '../adapters/frameReaders.js';
import { firstFolder, listFiles } from '../adapters/listFiles.js';
import { moveFile } from '../adapters/moveFile.js';
import type { readFrame } from '../adapters/readFrame.js';
import {
  classifyPath,
  leaveOutCopies,
  looseFlats,
  nightOf,
  placeInNight,
  type SeenFile,
  seriesOf,
  sortFlats,
  unnamedNight,
  wheelOf,
  withBand,
} from '../domain/index.js';
import { IngestTables } from '../projection/ingestTables.js';
import { KeptReads } from '../projection/keptReads.js';
import { LookedFiles } from '../projection/lookedFiles.js';
import { FileMemory } from './fileMemory.js';
import { FillingNights } from './fillingNights.js';
import { FolderGuard } from './folderGuard.js';
import { type FolderLook, FrameLook, type NewFile } from './frameLook.js';
import { PassedOver } from './passedOver.js';
import { StillFolders } from './stillFolders.js';

const FACTS_AT_ONCE = 50;

/** Looks for new files below the data folder and writes a FrameDiscovered fact for each, once its night has settled. */
@Injectable()
export class Discovery {
  private readonly readers = new FrameReaders();
  protected readonly read: typeof readFrame = this.readers.read;
  /** New files that are waited with. */
  readonly filling: FillingNights;
  private readonly tables: IngestTables;
  private readonly memory: FileMemory;
  private readonly frames: FrameLook;
  private readonly said = new Set<string>();
  private readonly passedOver: PassedOver;
  private readonly guard: FolderGuard;
  private readonly still: StillFolders;

  constructor(private readonly kit: ServiceKit) {
    this.filling = new FillingNights(kit);
    this.guard = new FolderGuard(kit, (folder, reason) => this.notice(folder, reason));
    this.tables = new IngestTables(kit);
    const looked = new LookedFiles(kit);
    const kept = new KeptReads(kit);
    this.passedOver = new PassedOver(this.tables, kept);
    this.memory = new FileMemory(kit, this.tables, looked);
    this.still = new StillFolders(kit, looked);
    this.frames = new FrameLook(kit, {
      tables: this.tables,
      memory: this.memory,
      kept,
      read: (...file) => this.read(...file),
      readers: this.readers,
    });
  }

  /** One look at the disk; what is left is files that wait for their night to settle, and those to be tried again. */
  async look(): Promise<Outstanding> {
    const listing = await listFiles(this.kit.data, await this.still.passedOver());
    const folders = Map.groupBy(listing.files, ({ path }) => firstFolder(path));
    this.passedOver.stay(folders);
    for (const path of this.kit.status.notices.keys())
      if (!this.passedOver.has(path) && !this.guard.hasFailed(path)) this.kit.status.notices.delete(path);
    for (const { path, reason } of listing.unreadable) this.notice(path || this.kit.data, reason);
    const files = listing.files.map((file) => this.memory.remember(file));
    const filling = new Set<string>();
    const done = new Map<string, readonly SeenFile[]>();
    let changing = 0;
    for (const [folder, members] of Map.groupBy(files, ({ path }) => firstFolder(path))) {
      await this.guard.each(folder, members, async () => {
        const isKnown = this.still.isKnown(folder, members);
        if (!isKnown) this.still.leave(folder);
        const fresh = isKnown ? [] : this.newFiles(folder, members);
        if (isKnown || (fresh.length === 0 && !this.memory.isTriedAgain(folder))) done.set(folder, members);
        if (fresh.length === 0 || this.passedOver.isDecided(folder, fresh)) return;
        filling.add(folder);
        const taken = this.filling.take({ folder, members, fresh });
        if (taken.length > 0) changing += await this.discover(folder, taken);
      });
    }
    this.filling.keep(filling);
    this.still.enter(listing, done);
    const retries = this.tellUnread(new Set(files.map(({ path }) => path)));
    for (const members of done.values()) this.memory.forget(members.map(({ path }) => path));
    return { planned: this.filling.count + changing, retries };
  }

  /** What was left out as a copy is looked at again beside files that are: its original may be another one now. */
  private newFiles(folder: string, files: readonly SeenFile[]): NewFile[] {
    const framesAndOthers = files.flatMap((file) => {
      const role = classifyPath(file.path.split('/').slice(1));
      return role.role === 'product' ? [] : [{ ...file, role }];
    });
    const fresh = this.memory.toBeRead(folder, framesAndOthers);
    if (!fresh.some(({ path }) => this.tables.knownFact(path) !== null)) return fresh;
    const again = new Set([...this.tables.copies(folder), ...fresh.map(({ path }) => path)]);
    return framesAndOthers.filter(({ path }) => again.has(path));
  }

  /** How many files changed, or went, while they were read: the next look finds them as they are then. */
  private async discover(folder: string, fresh: readonly NewFile[]): Promise<number> {
    const look = await this.frames.lookAt(folder, fresh);
    await this.record(folder, fresh, look);
    return fresh.length - look.facts.length;
  }

  private async record(folder: string, fresh: readonly NewFile[], look: FolderLook): Promise<void> {
    const { facts } = look;
    const night = nightOf(folder, facts, this.kit.config.site?.longitude ?? 0);
    if (night === null) return this.passOver(folder, fresh, { look, reason: unnamedNight(facts) });
    const hasLight = facts.some(({ kind }) => kind === 'light') || this.tables.knowsLight(night);
    if (!hasLight && !this.kit.config.calibration.calibrationNights) {
      const reason = 'no Light folder; ignored (calibration.calibrationNights: true keeps such nights as a library)';
      return this.passOver(folder, fresh, { look, reason });
    }
    this.kit.status.notices.delete(folder);
    const sorted = await this.sortFlats(this.withoutCopies(facts, night));
    const news = this.banded(sorted, night).filter((fact) => this.memory.isNews(fact.path, fact));
    const placed = news.map((fact) => placeInNight(fact, night, (series) => this.tables.requestedRevision(series)));
    const modified = new Map(fresh.map(({ path, modifiedMilliseconds }) => [path, modifiedMilliseconds]));
    await this.publish(placed, modified);
    this.passedOver.leave(folder);
  }

  private withoutCopies(facts: readonly FrameDiscovered[], night: string): FrameDiscovered[] {
    const looked = new Set(facts.map(({ path }) => path));
    const series = seriesOf(facts).map((one) => ({ ...one, night }));
    const hashes = facts.flatMap(({ sha256 }) => (sha256 === '' ? [] : [sha256]));
    return leaveOutCopies(
      facts,
      this.tables.originals(hashes, series).filter(({ path }) => !looked.has(path)),
    );
  }

  /** Lights with their bands, which depend on the other filters of their camera. */
  private banded(facts: readonly FrameDiscovered[], night: string): FrameDiscovered[] {
    const { filters } = this.kit.config;
    const cameras = new Set(facts.map(({ meta }) => meta?.instrument ?? ''));
    const wheels = new Map(
      [...cameras].map((camera) => [camera, wheelOf(camera, facts, this.tables.filtersOf(night, camera))]),
    );
    return facts.map((fact) => withBand(fact, { filters, wheel: wheels.get(fact.meta?.instrument ?? '') ?? [] }));
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

  /** A fact has a name of its own for every time the file changed. */
  private async publish(facts: readonly FrameDiscovered[], modified: ReadonlyMap<string, number>): Promise<void> {
    for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
      await this.kit.publishFacts(
        facts.slice(start, start + FACTS_AT_ONCE).map((payload) => {
          const { path, sha256, size, state } = payload;
          const isKnown = this.tables.knownFact(path) !== null;
          const again = isKnown ? `:${state}:${modified.get(path)}` : '';
          return { id: `discovered:${path}:${sha256}:${size}${again}`, type: 'FrameDiscovered', payload };
        }),
      );
    }
  }

  private passOver(
    folder: string,
    fresh: readonly NewFile[],
    { look, reason }: { look: FolderLook; reason: string },
  ): void {
    // Without what is to be tried again: once its time has come it is new.
    const decided = fresh.filter(({ path }) => !this.memory.isUnread(path));
    this.passedOver.enter(folder, decided, look);
    this.notice(folder, reason);
  }

  /** How many files are tried again. */
  private tellUnread(listed: ReadonlySet<string>): number {
    const unread = this.memory.unread(listed);
    const [first] = unread;
    if (first === undefined) this.kit.status.outside.delete('files');
    else
      this.kit.status.outside.set(
        'files',
        `${unread.length === 1 ? '1 file' : `${unread.length} files`} could not be read (${first.path}: ${first.reason})`,
      );
    return unread.length;
  }

  /** What the observer should know of a place, said once. */
  private notice(path: string, reason: string): void {
    const text = `${path}: ${reason}`;
    this.kit.status.notices.set(path, text);
    if (this.said.has(text)) return;
    this.said.add(text);
    this.kit.logger.warn(text);
  }
}
