import type { FrameDiscovered } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
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
import type { FileMemory } from './fileMemory.js';

export type NewFile = SeenFile & { role: Exclude<PathRole, { role: 'product' }> };

/** A new file and, where it is a frame by its place, what was read of it. */
type Looked =
  | { file: FoundFile<PathRole & { role: 'ignored' }>; read: null }
  | { file: FoundFile<FrameRole>; read: ReadFrame };

export interface FrameLookOptions {
  tables: IngestTables;
  memory: FileMemory;
  read: typeof readFrame;
}

/** Reads new files of a night's folder and tells what they are. */
export class FrameLook {
  constructor(
    private readonly kit: ServiceKit,
    private readonly options: FrameLookOptions,
  ) {}

  /** Their facts, without files that changed, or went, while they were read: those are looked at again. */
  async lookAt(folder: string, files: readonly NewFile[]): Promise<FrameDiscovered[]> {
    const looked: Looked[] = [];
    for (const [index, file] of files.entries()) {
      const one = await this.read(folder, file);
      if (one !== null) looked.push(one);
      const done = { what: `${folder}: frames looked at`, done: index + 1, total: files.length };
      this.kit.status.progress = () => [done];
    }
    const habits = this.habits(folder, looked);
    return looked.map((one) => this.describe(one, habits));
  }

  private async read(folder: string, { role, ...file }: NewFile): Promise<Looked | null> {
    const { path, size } = file;
    if (role.role === 'ignored') return { file: { path, size, folder, role }, read: null };
    const read = await this.options.read(this.kit.data, path, this.kit.config.cameras);
    if (!(await isAsListed(this.kit.data, file))) return null;
    if (read.state === 'unreadable') this.options.memory.couldNotBeRead(file, read.reason);
    else this.options.memory.wasRead(file);
    return { file: { path, size, folder, role }, read };
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
