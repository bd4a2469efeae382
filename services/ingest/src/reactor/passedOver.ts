import { nightOfFolder } from '../domain/index.js';
import type { IngestTables } from '../projection/ingestTables.js';
import type { KeptReads } from '../projection/keptReads.js';
import { fingerprint } from './folderGuard.js';
import type { FolderLook, NewFile } from './frameLook.js';

/**
 * Folders that are no night, as they were when that was found. A process decides it once of each, from what was read of
 * its frames by whatever process; it does so again when a file of it comes or changes, or a light of its night is found
 * in another folder.
 */
export class PassedOver {
  private readonly decided = new Map<string, string>();

  constructor(
    private readonly tables: Pick<IngestTables, 'knowsLight'>,
    private readonly reads: Pick<KeptReads, 'keep' | 'forget'>,
  ) {}

  has(folder: string): boolean {
    return this.decided.has(folder);
  }

  /** Whether what is new in a folder is what was there when it was passed over. */
  isDecided(folder: string, fresh: readonly NewFile[]): boolean {
    return this.decided.has(folder) && this.decided.get(folder) === this.wordFor(folder, fresh);
  }

  enter(folder: string, fresh: readonly NewFile[], { reads }: Pick<FolderLook, 'reads'>): void {
    this.decided.set(folder, this.wordFor(folder, fresh));
    this.reads.keep(folder, reads);
  }

  /** The folder is a night. */
  leave(folder: string): void {
    this.decided.delete(folder);
    this.reads.forget(folder);
  }

  /** Folders that are gone are none of them. */
  stay(folders: ReadonlyMap<string, unknown>): void {
    for (const folder of this.decided.keys()) if (!folders.has(folder)) this.decided.delete(folder);
  }

  private wordFor(folder: string, fresh: readonly NewFile[]): string {
    const night = nightOfFolder(folder);
    return `${night !== null && this.tables.knowsLight(night)} ${fingerprint(fresh)}`;
  }
}
