import type { Rows } from '@wombat/eventlog';
import { MasterBuilt } from '@wombat/proto';
import type { MastersOfFrame } from '../domain/index.js';

/** Where tables are read: the service's own connection, or one that reads beside it. */
export interface RowsKit {
  readonly store: Rows;
}

/** What a raw frame was calibrated with, in this revision or in that it was taken over from; null: not told. */
export function mastersOfFrame({ store }: RowsKit, path: string, revision: number): MastersOfFrame | null {
  const row = store.get<{ body: string }>(
    'SELECT body FROM calibrated_with WHERE path = ? AND revision <= ? ORDER BY revision DESC LIMIT 1',
    ...[path, revision],
  );
  return row === undefined ? null : JSON.parse(row.body);
}

/** How a master was made, by its SHA-256; null: not told. */
export function masterOfHash({ store }: RowsKit, sha256: string): MasterBuilt | null {
  const row = store.get<{ body: string }>('SELECT body FROM master WHERE sha256 = ?', sha256);
  return row === undefined ? null : MasterBuilt.fromJSON(JSON.parse(row.body));
}

/** The same for frames that share a few masters: each is read once. */
export function mastersByHash(kit: RowsKit): (sha256: string) => MasterBuilt | null {
  const read = new Map<string, MasterBuilt | null>();
  return (sha256) => {
    const known = read.get(sha256);
    if (known !== undefined) return known;
    const made = masterOfHash(kit, sha256);
    read.set(sha256, made);
    return made;
  };
}
