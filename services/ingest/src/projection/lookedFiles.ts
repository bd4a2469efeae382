import type { ServiceKit } from '@wombat/service-kit';
import type { KnownFact, ReadFact, SeenFile } from '../domain/index.js';

/** A file as it was found, and how it was when its bytes were read; null: before that was kept. */
export interface RememberedFile {
  known: KnownFact;
  read: ReadFact | null;
}

/** By the index of the paths; '0' comes after '/'. */
const IN_FOLDER = '(filename = ? OR (filename > ? AND filename < ?))';

/** What ingest's tables remember of looks at the disk. */
export class LookedFiles {
  constructor(private readonly kit: Pick<ServiceKit, 'store'>) {}

  /** The files of a folder by path. */
  ofFolder(folder: string): Map<string, RememberedFile> {
    const rows = this.kit.store.all<
      KnownFact & { path: string; readSize: number | null; modifiedMilliseconds: number | null }
    >(
      `SELECT filename AS path, frame.size, sha256, state, failure_code AS failureCode, looked_at.size AS readSize,
       modified_ms AS modifiedMilliseconds FROM frame LEFT JOIN looked_at ON path = filename WHERE ${IN_FOLDER}`,
      ...placesIn(folder),
    );
    return new Map(
      rows.map(({ path, readSize, modifiedMilliseconds, ...known }) => {
        const isRead = readSize !== null && modifiedMilliseconds !== null;
        return [path, { known, read: isRead ? { size: readSize, modifiedMilliseconds } : null }];
      }),
    );
  }

  /** Folders in which nothing was left to do. */
  stillFolders(): string[] {
    return this.kit.store.all<{ folder: string }>('SELECT folder FROM still_folder').map(({ folder }) => folder);
  }

  /** What was found when they were listed last, as it was kept. */
  listedFolders(): { folder: string; listed: string }[] {
    return this.kit.store.all('SELECT folder, listed FROM still_folder WHERE listed IS NOT NULL');
  }

  /** A word for how the files of such a folder were then; null: it is none. */
  stillFiles(folder: string): string | null {
    const sql = 'SELECT files FROM still_folder WHERE folder = ?';
    return this.kit.store.get<{ files: string }>(sql, folder)?.files ?? null;
  }

  keepStill(folder: string, files: string, listed: string): void {
    const sql = 'INSERT OR REPLACE INTO still_folder (folder, files, listed) VALUES (?, ?, ?)';
    this.kit.store.run(sql, folder, files, listed);
  }

  forgetStill(folder: string): void {
    this.kit.store.run('DELETE FROM still_folder WHERE folder = ?', folder);
  }

  keepRead({ path, size, modifiedMilliseconds }: SeenFile): void {
    this.kit.store.run('INSERT OR REPLACE INTO looked_at VALUES (?, ?, ?)', path, size, modifiedMilliseconds);
  }

  /** Whether a file of a folder is no good. */
  hasBroken(folder: string): boolean {
    const sql = `SELECT 1 FROM frame WHERE ${IN_FOLDER} AND state = 'broken' LIMIT 1`;
    return this.kit.store.get(sql, ...placesIn(folder)) !== undefined;
  }
}

function placesIn(folder: string): string[] {
  return [folder, `${folder}/`, `${folder}0`];
}
