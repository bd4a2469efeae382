import type { ServiceKit } from '@wombat/service-kit';
import type { ListedFile } from '../adapters/listFiles.js';
import {
  isNews,
  isToBeRead,
  type KnownFact,
  type PathRole,
  type SeenFile,
  secondsToNextTry,
  seenAgain,
} from '../domain/index.js';
import type { IngestTables } from '../projection/ingestTables.js';
import type { LookedFiles, RememberedFile } from '../projection/lookedFiles.js';

interface FailedRead {
  tries: number;
  reason: string;
  nextTryMilliseconds: number;
}

/**
 * What is remembered of files between two looks: since when they are still, as what they were read, when to try again.
 */
export class FileMemory {
  private readonly seen = new Map<string, SeenFile>();
  private readonly failed = new Map<string, FailedRead>();
  /** Read since this process began: what was no good is read once more with the settings of today. */
  private readonly readNow = new Set<string>();

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: IngestTables,
    private readonly looked: LookedFiles,
  ) {}

  remember(file: ListedFile): SeenFile {
    const seen = seenAgain(file, this.seen.get(file.path), this.now());
    this.seen.set(file.path, seen);
    return seen;
  }

  /** Those of a folder whose bytes are to be read; what is kept of the others is written at once, not row by row. */
  toBeRead<File extends SeenFile & { role: { role: PathRole['role'] } }>(
    folder: string,
    files: readonly File[],
  ): File[] {
    const remembered = this.looked.ofFolder(folder);
    return this.kit.store.transaction(() => files.filter((file) => this.isToBeRead(file, remembered.get(file.path))));
  }

  private isToBeRead(
    { role: { role }, ...file }: SeenFile & { role: { role: PathRole['role'] } },
    remembered: RememberedFile | undefined,
  ): boolean {
    const failed = this.failed.get(file.path);
    if (failed !== undefined) return failed.nextTryMilliseconds <= this.now();
    const { known, read } = remembered ?? { known: null, read: null };
    if (known?.state === 'broken' && !this.readNow.has(file.path)) return true;
    if (read === null && known !== null && role !== 'ignored') this.looked.keepRead(file);
    return isToBeRead({ ...file, role }, known, read);
  }

  /** Whether a file of a folder could not be read, or is tried once more by each process. */
  isTriedAgain(folder: string): boolean {
    return this.looked.hasBroken(folder) || [...this.failed.keys()].some((path) => path.startsWith(`${folder}/`));
  }

  /** Nothing of the files of a folder need be remembered here. */
  forget(paths: readonly string[]): void {
    for (const path of paths) {
      this.seen.delete(path);
      this.readNow.delete(path);
    }
  }

  wasRead(file: SeenFile): void {
    this.failed.delete(file.path);
    this.readNow.add(file.path);
    this.looked.keepRead(file);
  }

  couldNotBeRead({ path }: SeenFile, reason: string): void {
    const tries = (this.failed.get(path)?.tries ?? 0) + 1;
    const nextTryMilliseconds = this.now() + secondsToNextTry(tries) * 1000;
    this.failed.set(path, { tries, reason, nextTryMilliseconds });
  }

  /** Whether a file could not be read, and is to be tried again by time. */
  isUnread(path: string): boolean {
    return this.failed.has(path);
  }

  /** Of what is still there, but could not be read. */
  unread(listed: ReadonlySet<string>): { path: string; reason: string }[] {
    for (const path of this.failed.keys()) if (!listed.has(path)) this.failed.delete(path);
    return [...this.failed].map(([path, { reason }]) => ({ path, reason }));
  }

  /** Whether what was found says something else than the ledger. What was read before stays when it cannot be now. */
  isNews(path: string, found: KnownFact): boolean {
    const known = this.tables.knownFact(path);
    const isUnread = found.sha256 === '' && found.state === 'broken';
    if (isUnread && known !== null && known.state !== 'ignored') return false;
    return isNews(found, known);
  }

  private now(): number {
    return this.kit.now().getTime();
  }
}
