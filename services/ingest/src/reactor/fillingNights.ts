import type { ServiceKit } from '@wombat/service-kit';
import { type FillingFolder, filesToBegin, isNightSettled, type SeenFile } from '../domain/index.js';

export interface FolderSeen<File> {
  folder: string;
  /** All of its files. */
  members: readonly SeenFile[];
  /** Those that are new. */
  fresh: readonly File[];
}

/** Which new files are waited with, until their folder is still or a person begins it. */
export class FillingNights {
  private readonly waiting = new Map<string, Pick<FillingFolder, 'members' | 'files'>>();
  /** Folders a person did not want to wait for, and since when, in milliseconds. */
  private readonly begun = new Map<string, number>();

  constructor(private readonly kit: ServiceKit) {}

  /** What is to be taken now of the new files of a folder; the others are waited with. */
  take<File extends { path: string }>({ folder, members, fresh }: FolderSeen<File>): readonly File[] {
    const taken = this.ripe({ folder, members, fresh });
    const files = fresh.length - taken.length;
    if (files > 0) this.waiting.set(folder, { members, files });
    else this.waiting.delete(folder);
    if (taken.length > 0) this.begun.delete(folder);
    return taken;
  }

  /** Only these folders have new files: nothing is waited with in any other. */
  keep(folders: ReadonlySet<string>): void {
    for (const known of [...this.waiting.keys()]) if (!folders.has(known)) this.waiting.delete(known);
  }

  /** How many files are waited with. */
  get count(): number {
    return [...this.waiting.values()].reduce((sum, { files }) => sum + files, 0);
  }

  folders(): FillingFolder[] {
    const settleSeconds = this.settleSeconds();
    return [...this.waiting].map(([folder, waiting]) => ({
      ...{ folder, ...waiting, settleSeconds, begun: this.begun.has(folder) },
    }));
  }

  /** The folder is not waited for any longer; false where nothing of it waits. */
  begin(folder: string): boolean {
    if (!this.waiting.has(folder)) return false;
    if (!this.begun.has(folder)) this.begun.set(folder, this.kit.now().getTime());
    return true;
  }

  private ripe<File extends { path: string }>({ folder, members, fresh }: FolderSeen<File>): readonly File[] {
    const now = this.kit.now().getTime();
    if (isNightSettled(members, now, this.settleSeconds())) return fresh;
    const begunMilliseconds = this.begun.get(folder);
    if (begunMilliseconds === undefined) return [];
    const { fileSettleSeconds } = this.kit.config.ingest;
    const paths = new Set(fresh.map(({ path }) => path));
    const seen = members.filter(({ path }) => paths.has(path));
    const whole = new Set(filesToBegin(seen, now, { begunMilliseconds, fileSettleSeconds }));
    return fresh.filter(({ path }) => whole.has(path));
  }

  private settleSeconds(): number {
    const { onceSettleSeconds, nightSettleSeconds, fileSettleSeconds } = this.kit.config.ingest;
    return this.kit.once ? onceSettleSeconds : Math.max(nightSettleSeconds, fileSettleSeconds);
  }
}
