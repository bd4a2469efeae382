import type { ingest } from '@wombat/proto';
import { type FrameState, hasPassed, type Stage } from '@wombat/proto/words';

/** Lights of a series that stand at one state, and at which stage they failed. */
export interface FramesAtState {
  state: FrameState;
  /** null: it did not fail. */
  stage: Stage | null;
  frames: number;
}

/** How far the frames of a series have come; each number counts those that went further too. */
export function frameCounts(standing: readonly FramesAtState[], reported: number | null): ingest.FrameCounts {
  const sum = (counts: (at: FramesAtState) => boolean) =>
    standing.filter(counts).reduce((total, { frames }) => total + frames, 0);
  const past = (stage: Stage) => sum((at) => hasPassed(stage, at.state, at.stage));
  return {
    found: sum(() => true),
    broken: sum(({ state }) => state === 'broken'),
    failed: sum(({ state }) => state === 'failed'),
    calibrated: past('calibrate'),
    solved: past('solve'),
    measured: past('measure'),
    reported: reported ?? undefined,
  };
}
