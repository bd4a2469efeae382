import type { FrameFailed_Code } from '../gen/wombat/events/v1/frames.js';
import type { Told } from '../told.js';
import type { Meaning } from './mender.js';

/** Why a stage could not handle a frame, as the fact FrameFailed has it. */
export type FrameFailureCode = Told<FrameFailed_Code>;

/** What the reader of FITS files found, by its own names, in the words of the contracts. */
export const FITS_FAULTS = {
  unreadable: 'unreadable',
  damaged: 'unreadable',
  empty: 'empty',
  'not-fits': 'notFits',
  truncated: 'truncated',
  'no-image': 'noImage',
  unsupported: 'unsupported',
  'bad-header': 'badHeader',
  outside: 'outside',
} as const satisfies Record<string, FrameFailureCode>;

const COPY_AGAIN = 'copy it again from the camera';

export const FRAME_FAILURES: Readonly<Record<FrameFailureCode, Meaning>> = {
  lost: {
    mender: 'installation',
    meaning: 'no worker brought it back: four tries, no result in `work.deadlineSeconds`, or no worker knew the job',
    advice:
      'look into `<home>/logs` for the worker; the job is among the dead letters; it is tried again at the next start',
  },
  disk: {
    mender: 'installation',
    meaning: 'its product could not be written (logs of version 0.1 alone: since then the series is held)',
    advice: 'it is tried again at the next start, or by `./wombat reduce NIGHT --failed`',
  },
  size: {
    mender: 'observer',
    meaning: 'it does not fit the size of its master',
    advice: 'masters of another size under the same camera name',
  },
  unreadable: {
    mender: 'installation',
    meaning: 'the file could not be opened or read',
    advice: 'correct permissions; look after the disk',
  },
  empty: { mender: 'observer', meaning: 'the file has no bytes', advice: COPY_AGAIN },
  notFits: { mender: 'observer', meaning: 'the file is not FITS', advice: COPY_AGAIN },
  truncated: { mender: 'observer', meaning: 'the file ends before its image does', advice: COPY_AGAIN },
  noImage: { mender: 'observer', meaning: 'no image is in the file', advice: 'move it away' },
  unsupported: {
    mender: 'observer',
    meaning: 'the image is of a kind that is not read, such as a cube of several planes',
    advice: 'convert it, and tell us which program writes such files',
  },
  badHeader: {
    mender: 'observer',
    meaning: 'the header breaks the rules of FITS where that matters',
    advice: 'the reason names the card; update the program that wrote it',
  },
  outside: { mender: 'observer', meaning: 'the part asked for is not on the image', advice: COPY_AGAIN },
  changed: {
    mender: 'time',
    meaning: 'its bytes are others than when it was found',
    advice: 'it is read anew at the next look, and what it is now comes with a new revision',
  },
};
