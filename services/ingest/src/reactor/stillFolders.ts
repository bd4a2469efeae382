import { type ServiceKit, SOFTWARE } from '@wombat/service-kit';
import { areAsListed, firstFolder, type ListedFolder, type Listing } from '../adapters/listFiles.js';
import type { SeenFile } from '../domain/index.js';
import type { LookedFiles } from '../projection/lookedFiles.js';
import { shortHash } from '../projection/shortHash.js';

/** So long nothing of a folder may have changed before it can be still. */
const STILL_MILLISECONDS = 120_000;
/** A still folder is asked so often whether files have come or gone, and listed whole so often. */
const ASKED_MILLISECONDS = 60_000;
const LISTED_MILLISECONDS = 1_800_000;
/** So many are asked at once; what else wants the disk comes in between. */
const ASKED_TOGETHER = 16;
/** So many are listed in a row where their time has come, then one each so often: any archive costs as much. */
const LISTED_IN_A_ROW = 4;
const ONE_EACH_MILLISECONDS = 5_000;
/** A process lists so many at its first look in any case: the nights a person is most likely to work on. */
const LISTED_AT_START = 7;

interface StillFolder {
  folders: readonly ListedFolder[];
  askedMilliseconds: number;
  listedMilliseconds: number;
}

/** A listing as it is kept. */
type Listed = Pick<StillFolder, 'folders' | 'listedMilliseconds'> & { program: string };

/**
 * Folders of the data root in which nothing is left to do. They are asked whether anything has come or gone, which
 * their own time stamps tell, and each is listed again after a while, as a file that was written over in its place is
 * told by its own stamp alone. A process goes on where the last one was, but lists those first in which files came or
 * went last.
 */
export class StillFolders {
  private seen: Map<string, StillFolder> | null = null;
  /** When all that may be listed in the long run was used up; beyond now where some were in a row. */
  private usedUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly kit: Pick<ServiceKit, 'now' | 'data'>,
    private readonly looked: LookedFiles,
  ) {}

  /** Those that need not be listed now. */
  async passedOver(): Promise<ReadonlySet<string>> {
    const kept = new Set(this.looked.stillFolders());
    const now = this.kit.now().getTime();
    this.seen ??= this.listedBefore(now);
    for (const folder of this.seen.keys()) if (!kept.has(folder)) this.seen.delete(folder);
    for (const folder of this.turn(this.seen, now)) this.seen.delete(folder);
    await this.ask(this.seen, now);
    return new Set(this.seen.keys());
  }

  /** Those that are listed whole now, as their time has come, longest ago first. */
  private turn(seen: ReadonlyMap<string, StillFolder>, now: number): string[] {
    const due = [...seen].filter(([, { listedMilliseconds }]) => now - listedMilliseconds >= LISTED_MILLISECONDS);
    const all = LISTED_IN_A_ROW * ONE_EACH_MILLISECONDS;
    const used = Math.min(Math.max(this.usedUntil, now), now + all);
    const turn = due.slice(0, Math.floor((now + all - used) / ONE_EACH_MILLISECONDS)).map(([folder]) => folder);
    this.usedUntil = used + turn.length * ONE_EACH_MILLISECONDS;
    return turn;
  }

  /** Forgets those to which anything has come, or from which anything went, since they were asked last. */
  private async ask(seen: Map<string, StillFolder>, now: number): Promise<void> {
    const due = [...seen].filter(([, { askedMilliseconds }]) => now - askedMilliseconds >= ASKED_MILLISECONDS);
    for (let first = 0; first < due.length; first += ASKED_TOGETHER) {
      const some = due.slice(first, first + ASKED_TOGETHER);
      const isAsListed = await areAsListed(
        this.kit.data,
        some.map(([, { folders }]) => folders),
      );
      for (const [at, [folder, still]] of some.entries()) {
        if (isAsListed[at]) still.askedMilliseconds = now;
        else seen.delete(folder);
      }
    }
  }

  /** What processes before this one listed, in the order of time, but for those that are to be listed at a start. */
  private listedBefore(now: number): Map<string, StillFolder> {
    const listed = this.looked.listedFolders().flatMap(({ folder, listed: text }) => {
      const { program, folders, listedMilliseconds }: Listed = JSON.parse(text);
      const still = { folders, listedMilliseconds: Math.min(listedMilliseconds, now), askedMilliseconds: 0 };
      return program === SOFTWARE ? [{ folder, still, cameMilliseconds: lastOf(folders) }] : [];
    });
    const older = listed.toSorted((a, b) => b.cameMilliseconds - a.cameMilliseconds).slice(LISTED_AT_START);
    const inTurn = older.toSorted((a, b) => a.still.listedMilliseconds - b.still.listedMilliseconds);
    return new Map(inTurn.map(({ folder, still }) => [folder, still]));
  }

  /** Whether the files of a folder are as they were when nothing was left to do with them. */
  isKnown(folder: string, files: readonly SeenFile[]): boolean {
    return this.looked.stillFiles(folder) === wordFor(files);
  }

  /** Something may be left to do in it, also for the next process. */
  leave(folder: string): void {
    this.looked.forgetStill(folder);
  }

  /** Nothing is left to do in these folders of a listing; those that have changed of late may change again. */
  enter(listing: Listing, done: ReadonlyMap<string, readonly SeenFile[]>): void {
    const now = this.kit.now().getTime();
    const unreadable = new Set(listing.unreadable.map(({ path }) => firstFolder(path)));
    const folders = Map.groupBy(listing.folders, ({ path }) => firstFolder(path));
    for (const [folder, files] of done) {
      const own = folders.get(folder) ?? [];
      const stamps = [...own, ...files].map(({ modifiedMilliseconds }) => modifiedMilliseconds);
      const isFresh = stamps.some((stamp) => now - stamp < STILL_MILLISECONDS);
      if (own.length === 0 || isFresh || unreadable.has(folder) || listing.linked.has(folder)) continue;
      const listed: Listed = { program: SOFTWARE, folders: own, listedMilliseconds: now };
      this.looked.keepStill(folder, wordFor(files), JSON.stringify(listed));
      this.seen?.set(folder, { folders: own, askedMilliseconds: now, listedMilliseconds: now });
    }
  }
}

function lastOf(folders: readonly ListedFolder[]): number {
  return Math.max(...folders.map(({ modifiedMilliseconds }) => modifiedMilliseconds));
}

/** Another program may see the same files otherwise. */
function wordFor(files: readonly SeenFile[]): string {
  return shortHash([
    SOFTWARE,
    ...files.map(({ path, size, modifiedMilliseconds }) => [path, size, modifiedMilliseconds]),
  ]);
}
