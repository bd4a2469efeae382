import type { FrameSync } from '@wombat/reduction';
import { ok, type Result, refuse } from '@wombat/result';

const WORDS: readonly FrameSync[] = ['together', 'each', 'no'];

/**
 * What `--sync` says. Unless told otherwise a command waits until the few files it makes of many are on the disk;
 * `calibrate`, whose many files are made again from others that are there, does not.
 */
export function syncOption(
  { sync }: { readonly sync?: string | undefined },
  unlessTold: FrameSync = 'together',
): Result<FrameSync> {
  const value = sync === undefined ? unlessTold : WORDS.find((word) => word === sync);
  return value === undefined ? refuse(`--sync is '${sync}': ${WORDS.join(', ')}`) : ok(value);
}
