import type { FrameState } from '@wombat/proto/words';

/** The reason of a frame that a stage failed on begins with the stage: the two apart. The stage is '' where none failed. */
export function splitReason(state: FrameState, reason: string): { stage: string; reason: string } {
  const cut = reason.indexOf(': ');
  if (state !== 'failed' || cut < 0) return { stage: '', reason };
  return { stage: reason.slice(0, cut), reason: reason.slice(cut + 2) };
}
