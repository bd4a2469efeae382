import type { FrameState } from '@wombat/proto/words';

/** A file as the ledger has it. */
export interface KnownFile {
  path: string;
  sha256: string;
  state: FrameState;
}

/**
 * The first other file with the same bytes that is not ignored, so that a night copied twice is measured once; or null.
 */
export function twinOf(file: { path: string; sha256: string }, known: readonly KnownFile[]): string | null {
  const twin = known.find(
    ({ path, sha256, state }) => sha256 === file.sha256 && path !== file.path && state !== 'ignored',
  );
  return twin?.path ?? null;
}
