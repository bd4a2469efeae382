import type { Meaning } from './mender.js';
import { STAGES, type Stage } from './stages.js';

/** What has become of a file, as the column state of the table frame has it. */
export type FrameState = keyof typeof FRAME_STATES;

const STATES = {
  accepted: {
    mender: 'nobody',
    meaning: 'found and readable; not worked on yet, or a calibration frame no master was made from (too few like it)',
    advice: 'add like frames, or nothing',
  },
  broken: {
    mender: 'observer',
    meaning:
      'not FITS, truncated, empty, only NaN, its end never written, unreadable, floats from 0 to 1 instead of counts, or a light without a usable time or exposure',
    advice:
      "the reason says which; copy it again, correct permissions, or set the camera's `clock`: it is taken up by itself",
  },
  ignored: {
    mender: 'nobody',
    meaning:
      "not a frame of ours: by place, name (`.bak`, `Stack_*`, thumbnails, other programs' masters), or by its header (a light among darks), or the same bytes or the same exposure as another file",
    advice: 'nothing, or move it where it belongs',
  },
  combined: { mender: 'nobody', meaning: 'is part of a master', advice: 'nothing' },
  'left out': {
    mender: 'observer',
    meaning: 'was not taken into its master',
    advice: 'the reason says why: unreadable, no light in it',
  },
  calibrated: { mender: 'nobody', meaning: 'calibrated, not yet solved', advice: 'wait' },
  solved: {
    mender: 'nobody',
    meaning: 'calibrated and solved; it stays so in a series that halts before measuring',
    advice: 'see the status of its series',
  },
  unsolved: {
    mender: 'observer',
    meaning: 'ASTAP found no solution that can be believed',
    advice: 'the reason; every try is in `wcs`',
  },
  unusable: {
    mender: 'observer',
    meaning: 'no star profile could be fitted to it',
    advice: 'clouds, trailing; the other frames go on, and it is still measured if they give an aperture',
  },
  measured: {
    mender: 'nobody',
    meaning: 'measured',
    advice: 'nothing; flags of single stars act on the report alone',
  },
  failed: {
    mender: 'installation',
    meaning: 'a stage could not handle it: the reason begins with the stage',
    advice: 'see the codes below',
  },
} as const satisfies Record<string, Meaning>;

export const FRAME_STATES: Readonly<Record<keyof typeof STATES, Meaning>> = STATES;

/** Which stage leaves a frame in a state, and whether the frame has passed it. A frame may fail at any stage. */
const LEFT_BY: Readonly<Partial<Record<FrameState, { stage: Stage; passed: boolean }>>> = {
  calibrated: { stage: 'calibrate', passed: true },
  solved: { stage: 'solve', passed: true },
  unsolved: { stage: 'solve', passed: false },
  unusable: { stage: 'profile', passed: false },
  measured: { stage: 'measure', passed: true },
};

/** The stage that leaves a frame in this state; undefined for those of no stage, and for `failed`, which is of any. */
export function stageOfState(state: FrameState): Stage | undefined {
  return LEFT_BY[state]?.stage;
}

/** States that stages behind this one leave a frame in. */
export function statesBehind(stage: Stage): FrameState[] {
  const behind = stagesBehind(stage);
  return (Object.keys(FRAME_STATES) as FrameState[]).filter((state) => {
    const own = stageOfState(state);
    return own !== undefined && behind.includes(own);
  });
}

export function stagesBehind(stage: Stage): Stage[] {
  return STAGES.slice(STAGES.indexOf(stage) + 1);
}

/** Whether a frame has passed a stage; `failedAt` says where a failed one did. */
export function hasPassed(stage: Stage, state: FrameState, failedAt: Stage | null): boolean {
  const left = failedAt === null ? LEFT_BY[state] : { stage: failedAt, passed: false };
  if (left === undefined) return false;
  return left.stage === stage ? left.passed : STAGES.indexOf(left.stage) > STAGES.indexOf(stage);
}
