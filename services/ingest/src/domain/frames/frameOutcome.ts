import type { FrameCalibrated, FrameFailed, FrameMeasured, FrameProfiled, FrameSolved } from '@wombat/proto';
import type { FrameState, Stage } from '@wombat/proto/words';

/** What a stage told of a frame. */
export type ToldOfFrame =
  | { type: 'FrameCalibrated'; payload: FrameCalibrated }
  | { type: 'FrameSolved'; payload: FrameSolved }
  | { type: 'FrameProfiled'; payload: FrameProfiled }
  | { type: 'FrameMeasured'; payload: FrameMeasured }
  | { type: 'FrameFailed'; payload: FrameFailed };

export interface FrameOutcome {
  stage: Stage;
  /** `done`, or the state a frame is left in that nothing came of. */
  outcome: 'done' | Extract<FrameState, 'unsolved' | 'unusable' | 'failed'>;
}

/** What came of a frame at a stage: a job that is done may bring back frames of which nothing came. */
export function frameOutcome({ type, payload }: ToldOfFrame): FrameOutcome {
  switch (type) {
    case 'FrameCalibrated':
      return { stage: 'calibrate', outcome: 'done' };
    case 'FrameSolved':
      return { stage: 'solve', outcome: payload.solved ? 'done' : 'unsolved' };
    case 'FrameProfiled':
      return { stage: 'profile', outcome: payload.ok ? 'done' : 'unusable' };
    case 'FrameMeasured':
      return { stage: 'measure', outcome: 'done' };
    case 'FrameFailed':
      return { stage: payload.stage, outcome: 'failed' };
  }
}

const STAGES_OF_FRAMES: readonly Stage[] = ['calibrate', 'solve', 'profile', 'measure'];

/** All that can come of frames. */
export const FRAME_OUTCOMES: readonly FrameOutcome[] = [
  ...STAGES_OF_FRAMES.flatMap((stage): FrameOutcome[] => [
    { stage, outcome: 'done' },
    { stage, outcome: 'failed' },
  ]),
  { stage: 'solve', outcome: 'unsolved' },
  { stage: 'profile', outcome: 'unusable' },
];
