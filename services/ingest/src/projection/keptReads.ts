import { FrameMeta } from '@wombat/proto';
import { type ServiceKit, SOFTWARE } from '@wombat/service-kit';
import type { ReadFrame, SeenFile } from '../domain/index.js';
import { shortHash } from './shortHash.js';

/** A frame that is good, with the file as it was when it was read. */
export interface KeptRead {
  file: Pick<SeenFile, 'path' | 'size' | 'modifiedMilliseconds'>;
  read: ReadFrame & { state: 'good' };
}

/**
 * What was read of frames in folders that are passed over. No fact tells of them, so that they are new to every
 * process, which would read and hash them again; what is decided of them is decided anew, by the settings and lights of
 * its day. What was no good is not kept: it is read once more by each process, as in a night.
 */
export class KeptReads {
  /** What is read of the same bytes depends on it. */
  private readonly reader: string;

  constructor(private readonly kit: Pick<ServiceKit, 'store' | 'config'>) {
    this.reader = shortHash([SOFTWARE, kit.config.cameras]);
  }

  /** Those of a folder by path, as today's program and settings read them. */
  ofFolder(folder: string): Map<string, KeptRead> {
    const rows = this.kit.store.all<KeptRead['file'] & { read: string }>(
      'SELECT path, size, modified_ms AS modifiedMilliseconds, read FROM kept_read WHERE folder = ? AND reader = ?',
      folder,
      this.reader,
    );
    return new Map(rows.map(({ read, ...file }) => [file.path, { file, read: readOf(read) }]));
  }

  /** These, and no other, are kept of a folder. */
  keep(folder: string, reads: readonly KeptRead[]): void {
    this.kit.store.transaction(() => {
      this.forget(folder);
      for (const { file, read } of reads)
        this.kit.store.run(
          'INSERT INTO kept_read VALUES (?, ?, ?, ?, ?, ?)',
          ...[folder, file.path, file.size, file.modifiedMilliseconds, this.reader, JSON.stringify(read)],
        );
    });
  }

  /** The folder is a night: its facts tell of it. */
  forget(folder: string): void {
    this.kit.store.run('DELETE FROM kept_read WHERE folder = ?', folder);
  }
}

function readOf(text: string): KeptRead['read'] {
  const read: KeptRead['read'] = JSON.parse(text);
  return { ...read, meta: FrameMeta.fromJSON(read.meta) };
}
