import * as astrometry from './gen/wombat/work/v1/astrometry.js';
import * as calibration from './gen/wombat/work/v1/calibration.js';
import { Job as JobMessage } from './gen/wombat/work/v1/job.js';
import * as photometry from './gen/wombat/work/v1/photometry.js';
import { type Codec, type Told, told } from './told.js';

export type { FrameToSolve } from './gen/wombat/work/v1/astrometry.js';
export type { MasterDark, ScaledDark } from './gen/wombat/work/v1/calibration.js';
export type { Camera, Site, StarToMeasure } from './gen/wombat/work/v1/photometry.js';

/** Orders as workers get them: with the parts without which there is nothing to do. */

export type MasterOrder = Told<calibration.MasterOrder, 'inputs.meta'>;
export type CalibrateOrder = Told<calibration.CalibrateOrder, 'reduction'>;
export type ReleaseOrder = Told<calibration.ReleaseOrder, 'reduction'>;
export type SolveOrder = Told<astrometry.SolveOrder, 'reduction'>;
export type ProfileOrder = Told<photometry.ProfileOrder, 'reduction' | 'frames.camera'>;
export type MeasureOrder = Told<photometry.MeasureOrder, 'reduction' | 'radii' | 'frames.camera' | 'frames.solution'>;

export type FrameToCalibrate = CalibrateOrder['frames'][number];
export type FrameToMeasure = MeasureOrder['frames'][number];
export type FrameToProfile = ProfileOrder['frames'][number];

/** What is ordered, by its task. */
export interface Orders {
  master: MasterOrder;
  calibrate: CalibrateOrder;
  release: ReleaseOrder;
  solve: SolveOrder;
  profile: ProfileOrder;
  measure: MeasureOrder;
}

export type Task = keyof Orders;

/** Which workers take a job: those of the service that plans it. */
export type WorkKind = 'calibration' | 'astrometry' | 'photometry';

export type TasksOf<Kind extends WorkKind> = { [T in Task]: Kind extends (typeof TASKS)[T]['kind'] ? T : never }[Task];

/** An order with its task. */
export type Order = { [T in Task]: { $case: T; value: Orders[T] } }[Task];

export interface Job {
  id: string;
  version: number;
  frames: string[];
  order: Order;
}

/** The one registry of what can be ordered. A version is raised with whatever an older worker would do wrongly. */
export const TASKS = {
  master: {
    kind: 'calibration',
    version: 3,
    codec: told(calibration.MasterOrder, { calType: true, 'inputs.meta': true }),
  },
  calibrate: { kind: 'calibration', version: 3, codec: told(calibration.CalibrateOrder, { reduction: true }) },
  release: { kind: 'calibration', version: 2, codec: told(calibration.ReleaseOrder, { reduction: true }) },
  solve: { kind: 'astrometry', version: 3, codec: told(astrometry.SolveOrder, { reduction: true }) },
  profile: {
    kind: 'photometry',
    version: 1,
    codec: told(photometry.ProfileOrder, { reduction: true, 'frames.camera': true }),
  },
  measure: {
    kind: 'photometry',
    version: 3,
    codec: told(photometry.MeasureOrder, {
      reduction: true,
      radii: true,
      'frames.camera': true,
      'frames.solution': true,
    }),
  },
} as const satisfies { readonly [T in Task]: { kind: WorkKind; version: number; codec: Codec<Orders[T]> } };

export const Job: Codec<Job> = {
  fromJSON: (json) => {
    const { order, ...job } = JobMessage.fromJSON(json);
    if (order === undefined) throw new Error('it has no order');
    const { codec } = TASKS[order.$case];
    const value = codec.fromJSON((json as Record<string, unknown>)[order.$case]);
    return { ...job, order: { $case: order.$case, value } as Order };
  },
  toJSON: (job) => JobMessage.toJSON(job),
};
