import type { FrameSync } from '@wombat/reduction';

const WORDS: readonly FrameSync[] = ['together', 'each', 'no'];

/** What `--sync` says; unless told otherwise a command waits until its results are on the disk. */
export function syncOption({
  sync = 'together',
}: {
  readonly sync?: string;
}): { ok: true; value: FrameSync } | { ok: false; problem: string } {
  const value = WORDS.find((word) => word === sync);
  return value === undefined ? { ok: false, problem: `--sync is '${sync}': ${WORDS.join(', ')}` } : { ok: true, value };
}
