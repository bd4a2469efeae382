import type { FrameSync } from '@wombat/reduction';

const WORDS: readonly FrameSync[] = ['together', 'each', 'no'];

/**
 * What `--sync` says. Unless told otherwise a command waits until the few files it makes of many are on the disk; `calibrate`, whose
 * many files are made again from others that are there, does not.
 */
export function syncOption(
  { sync }: { readonly sync?: string | undefined },
  unlessTold: FrameSync = 'together',
): { ok: true; value: FrameSync } | { ok: false; problem: string } {
  const value = sync === undefined ? unlessTold : WORDS.find((word) => word === sync);
  return value === undefined ? { ok: false, problem: `--sync is '${sync}': ${WORDS.join(', ')}` } : { ok: true, value };
}
