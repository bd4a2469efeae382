import type { FrameState } from '@wombat/proto/words';

/** A file as the ledger has it. */
export interface KnownFile {
  path: string;
  sha256: string;
  state: FrameState;
}

/** The first known file with the same bytes, that counts itself: a night that was copied twice is measured once. Null: none. */
export function twinOf(file: { path: string; sha256: string }, known: readonly KnownFile[]): string | null {
  const twin = known.find(
    ({ path, sha256, state }) => sha256 === file.sha256 && path !== file.path && state !== 'ignored',
  );
  return twin?.path ?? null;
}
