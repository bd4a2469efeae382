import type { Meaning } from './mender.js';

/** What has become of a file, as the column state of the table frame has it. */
export type FrameState = keyof typeof FRAME_STATES;

interface FrameStateMeaning extends Meaning {
  /** How far the frame has come; null: it is not on its way to be measured, or lost it. */
  order: number | null;
}

const STATES = {
  accepted: {
    order: 0,
    mender: 'nobody',
    meaning: 'found and readable; not worked on yet, or a calibration frame no master was made from (too few like it)',
    advice: 'add like frames, or nothing',
  },
  broken: {
    order: null,
    mender: 'observer',
    meaning: 'not FITS, truncated, empty, only NaN, unreadable, or a light without a usable time',
    advice: "the reason says which; copy it again, correct permissions, or set the camera's `clock`",
  },
  ignored: {
    order: null,
    mender: 'nobody',
    meaning:
      "not a frame of ours: by place, name (`.bak`, `Stack_*`, thumbnails, other programs' masters), or the same bytes as another file",
    advice: 'nothing, or move it where it belongs',
  },
  combined: { order: null, mender: 'nobody', meaning: 'is part of a master', advice: 'nothing' },
  'left out': {
    order: null,
    mender: 'observer',
    meaning: 'was not taken into its master',
    advice: 'the reason says why: unreadable, no light in it',
  },
  calibrated: { order: 1, mender: 'nobody', meaning: 'calibrated, not yet solved', advice: 'wait' },
  solved: {
    order: 2,
    mender: 'nobody',
    meaning: 'calibrated and solved; it stays so in a series that halts before measuring',
    advice: 'see the status of its series',
  },
  unsolved: {
    order: 2,
    mender: 'observer',
    meaning: 'ASTAP found no solution that can be believed',
    advice: 'the reason; every try is in `wcs`',
  },
  unusable: {
    order: 3,
    mender: 'observer',
    meaning: 'no star profile could be fitted to it',
    advice: 'clouds, trailing; the other frames go on, and it is still measured if they give an aperture',
  },
  measured: {
    order: 4,
    mender: 'nobody',
    meaning: 'measured',
    advice: 'nothing; flags of single stars act on the report alone',
  },
  failed: {
    order: null,
    mender: 'installation',
    meaning: 'a stage could not handle it: the reason begins with the stage',
    advice: 'see the codes below',
  },
} as const satisfies Record<string, FrameStateMeaning>;

export const FRAME_STATES: Readonly<Record<keyof typeof STATES, FrameStateMeaning>> = STATES;
