import type { FrameDiscovered } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { inOrder } from '@wombat/service-kit/threads';
import type { FrameReaders } from '../adapters/frameReaders.js';
import { isAsListed } from '../adapters/listFiles.js';
import type { readFrame } from '../adapters/readFrame.js';
import {
  describeFrame,
  describeIgnored,
  type FoundFile,
  type FrameRole,
  isHabitOf,
  type PathRole,
  type ReadFrame,
  type SeenFile,
  withFutureDoubted,
} from '../domain/index.js';
import type { IngestTables } from '../projection/ingestTables.js';
import type { KeptRead, KeptReads } from '../projection/keptReads.js';
import type { FileMemory } from './fileMemory.js';

export type NewFile = SeenFile & { role: Exclude<PathRole, { role: 'product' }> };

/** A new file and, where it is a frame by its place, what was read of it. */
type Looked =
  | { file: FoundFile<PathRole & { role: 'ignored' }>; read: null }
  | { file: FoundFile<FrameRole>; read: ReadFrame; seen: KeptRead['file'] };

/** What was found of the new files of a folder. */
export interface FolderLook {
  facts: readonly FrameDiscovered[];
  /** What was read of those that are good. */
  reads: readonly KeptRead[];
}

export interface FrameLookOptions {
  tables: IngestTables;
  memory: FileMemory;
  kept: KeptReads;
  read: typeof readFrame;
  readers: Pick<FrameReaders, 'begin'>;
}

/** Reads new files of a night's folder and tells what they are. */
export class FrameLook {
  constructor(
    private readonly kit: ServiceKit,
    private readonly options: FrameLookOptions,
  ) {}

  /** Their facts, without files that changed, or went, while they were read: those are looked at again. */
  async lookAt(folder: string, files: readonly NewFile[]): Promise<FolderLook> {
    const looked: Looked[] = [];
    const kept = this.options.kept.ofFolder(folder);
    const atOnce = this.options.readers.begin(files.reduce((sum, { size }) => sum + size, 0));
    let count = 0;
    for await (const one of inOrder(files, atOnce, (file) => this.look(folder, file, kept.get(file.path)))) {
      if (one !== null) looked.push(one);
      const done = { what: `${folder}: frames looked at`, done: ++count, total: files.length };
      this.kit.status.progress = () => [done];
    }
    const habits = this.habits(folder, looked);
    const reads = looked.flatMap((one) =>
      one.read !== null && one.read.state === 'good' ? [{ file: one.seen, read: one.read }] : [],
    );
    return { facts: looked.map((one) => this.describe(one, habits)), reads };
  }

  private async look(folder: string, { role, ...file }: NewFile, kept: KeptRead | undefined): Promise<Looked | null> {
    const { path, size, modifiedMilliseconds } = file;
    if (role.role === 'ignored') return { file: { path, size, folder, role }, read: null };
    const isKept = kept?.file.size === size && kept.file.modifiedMilliseconds === modifiedMilliseconds;
    // Of a file that a fact tells of, what is to be read again is to be read.
    const read = isKept && this.options.tables.knownFact(path) === null ? kept.read : await this.read(file);
    return read && { file: { path, size, folder, role }, read, seen: { path, size, modifiedMilliseconds } };
  }

  private async read(file: SeenFile): Promise<ReadFrame | null> {
    const read = await this.options.read(this.kit.data, file.path, this.kit.config.cameras);
    if (!(await isAsListed(this.kit.data, file))) return null;
    if (read.state === 'unreadable') this.options.memory.couldNotBeRead(file, read.reason);
    else this.options.memory.wasRead(file);
    return read;
  }

  /** The kinds of frames of which every header in a night's folder says something else. */
  private habits(folder: string, looked: readonly Looked[]): ReadonlySet<string> {
    const good = looked.flatMap((one) =>
      one.read !== null && one.read.state === 'good' ? [{ kind: one.file.role.role, said: one.read.said }] : [],
    );
    const mates = [...Map.groupBy(good, ({ kind }) => kind)].map(([kind, frames]) => ({
      kind,
      saids: frames.map(({ said }) => said),
      elsewhere: good.filter((one) => one.kind !== kind).map(({ said }) => said),
      knownWarnings: this.options.tables.warningsOf(folder, kind),
    }));
    return new Set(mates.filter(isHabitOf).map(({ kind }) => kind));
  }

  private describe({ file, read }: Looked, habits: ReadonlySet<string>): FrameDiscovered {
    if (read === null) return describeIgnored(file);
    const fact = describeFrame(file, read, { isHabit: habits.has(file.role.role) });
    return withFutureDoubted(fact, this.kit.now());
  }
}
