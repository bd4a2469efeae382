import { type FrameState, STAGES, type Stage } from '@wombat/proto/words';

/** The reason of a frame that a stage failed on begins with the stage: the two apart. */
export function splitReason(state: FrameState, reason: string): { stage: Stage | undefined; reason: string } {
  const stage = state === 'failed' ? STAGES.find((one) => reason.startsWith(`${one}: `)) : undefined;
  return { stage, reason: stage === undefined ? reason : reason.slice(stage.length + 2) };
}
