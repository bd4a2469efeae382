import type { Status } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';
import type { Meaning } from './mender.js';
import type { Stage } from './stages.js';

/** Where a series stands, as the columns proc and apphot of the table target have it. */
export type StatusCode = Told<Status>;

/** Where a series goes no further, for good or until it is tried again. */
export type HaltCode = Exclude<StatusCode, 'done' | 'validate'>;

export interface StatusMeaning extends Meaning {
  /** After which of them a series may stand so. */
  stages: readonly Stage[];
  /** A few words for a list. */
  short: string;
}

/** The one registry of statuses: the page, `./wombat status`, `./wombat doctor` and docs/statuses.md read it. */
export const STATUSES: Readonly<Record<StatusCode, StatusMeaning>> = {
  done: {
    stages: ['solve'],
    mender: 'nobody',
    short: 'being measured',
    meaning: 'the frames are calibrated and at least one is plate-solved',
    advice: 'nothing; unsolved frames are in `frame` and `wcs`',
  },
  validate: {
    stages: ['transform'],
    mender: 'observer',
    short: 'waits for you',
    meaning: 'magnitudes and report are there; a person has to look',
    advice: 'look at the table, the report and the gate, then approve or reject',
  },
  nocal: {
    stages: ['calibrate'],
    mender: 'observer',
    short: 'a bias or a flat is missing',
    meaning: 'a bias or a flat is missing, and `calibration.requireMasters` is on',
    advice: 'add bias and flats to this or another night, or switch `requireMasters` off',
  },
  nowcs: {
    stages: ['solve'],
    mender: 'observer',
    short: 'no frame could be plate-solved',
    meaning: 'no frame could be solved',
    advice:
      "tell the scale (`solve.fov`, or `focalLength` and the pixel size in the header); look at `wcs` for ASTAP's own words; clouds, focus, trailing; a deeper star database",
  },
  novsx: {
    stages: ['select'],
    mender: 'observer',
    short: 'unknown star: say which it is',
    meaning: "VSX knows no star on these images by the folder's name",
    advice:
      'say who it is: choose among the variables of the field on the page "Validate & Publish", or `./wombat name FOLDER NAME`, or put the VSX name, or coordinates and range, under `targets:` in wombat.yaml (read at the next start). The series goes on by itself',
  },
  ambiguous: {
    stages: ['select'],
    mender: 'observer',
    short: 'may be one of several stars: say which',
    meaning: 'names the folder may stand for are those of different stars on these images; the reason names them',
    advice: 'choose one, as for `novsx`',
  },
  novsp: {
    stages: ['select'],
    mender: 'time',
    short: 'no comparison chart from VSP',
    meaning: 'VSX or VSP did not answer (down, busy, a login or challenge page); the reason begins with the one',
    advice:
      'nothing: it is asked again after 1, 5, 15 minutes, 1, 6 and 24 hours (`aavso.retryMinutes`), then once a day, 20 times in all, at every start, and by "Ask VSX and VSP now" on the page or `./wombat ask`. What had been answered before is kept and not asked again. `./wombat run --once` exits with 2',
  },
  nocomps: {
    stages: ['select', 'measure'],
    mender: 'observer',
    short: 'no comparison star could be used',
    meaning: 'no comparison star can be used, or the filter has no AAVSO band',
    advice:
      "the reason says what most stars failed on; `comp_star` has each star's own. Name the band under `filters:`; widen `photometry.comps` with care",
  },
  badpsf: {
    stages: ['measure'],
    mender: 'observer',
    short: 'no star profile to choose an aperture from',
    meaning: 'no frame has three stars a profile can be fitted to',
    advice:
      'the reason has the numbers; set `peakRange` and `saturation` of the camera; focus, trailing, an almost empty field',
  },
  notrans: {
    stages: ['transform'],
    mender: 'observer',
    short: 'no standard magnitudes',
    meaning:
      "no magnitude came out: no usable zero point, or every frame's target is flagged; or the report would not be valid; or none is transformed and `transform.required` is on",
    advice:
      'the reason has the flags; saturated target: shorter exposures, or correct `saturation`; a colour that is lacking: the other filter, `targets: colour`, or switch `required` off',
  },
  failed: {
    stages: ['calibrate', 'solve', 'select', 'profile', 'measure', 'transform'],
    mender: 'installation',
    short: 'a stage failed',
    meaning: 'nothing could be calibrated or measured, or the program itself failed on the series',
    advice:
      'the reason says which, and `frame` has that of each frame: unreadable, of another size than the masters. A fault of the program that a series met five times is to be reported with the log of the service; it is tried again at the next start',
  },
  held: {
    stages: ['calibrate', 'solve', 'profile', 'measure', 'transform'],
    mender: 'installation',
    short: 'waits until this computer lets it',
    meaning: 'something on this computer keeps the stage from its work, and nothing is lost: see the causes below',
    advice:
      'the reason names the cause and what to do. It goes on by itself: within a minute (`work.heldRetrySeconds`) while `up` runs, else at the next start. `./wombat run --once` exits with 4',
  },
};

/** The status of a series that waits for this installation. */
export const HELD = 'held' satisfies HaltCode;

/** Statuses in which a series waits for the name of its star. */
export const UNNAMED: readonly HaltCode[] = ['novsx', 'ambiguous'];

/** Whether a series waits for the name of its star. */
export function isUnnamed(status: StatusCode | undefined): boolean {
  return UNNAMED.some((unnamed) => unnamed === status);
}

/** Whether a series in this status goes no further. */
export function isHalt(status: StatusCode): status is HaltCode {
  return status !== 'done' && status !== 'validate';
}
