import type { LightCurve } from '../../../../server/src/domain/contract.js';
import { sampleCurve, samplePoint } from './samples.js';

/**
 * What came of 71 frames of a transit of HAT-P-32, without flats, of the night of 2017-12-19 (MicroObservatory), with
 * the gain of the camera told (40 e-/ADU): magnitudes to a tenth of a millimagnitude.
 */
const DAYS = [
  0.56543, 0.56924, 0.57341, 0.57757, 0.58175, 0.58591, 0.59008, 0.59424, 0.5984, 0.60258, 0.60674, 0.61091, 0.61508,
  0.61924, 0.62341, 0.62758, 0.63174, 0.63591, 0.64007, 0.64425, 0.64841, 0.65258, 0.65674, 0.6609, 0.66508, 0.66924,
  0.67341, 0.67758, 0.68174, 0.6859, 0.69008, 0.69424, 0.6984, 0.70258, 0.70678, 0.71091, 0.71508, 0.71924, 0.72341,
  0.72757, 0.73174, 0.7359, 0.74008, 0.74424, 0.7484, 0.75258, 0.75674, 0.76091, 0.76507, 0.76924, 0.7734, 0.77757,
  0.78175, 0.7859, 0.79007, 0.79424, 0.79841, 0.80257, 0.80674, 0.81091, 0.81507, 0.81924, 0.82341, 0.82758, 0.83174,
  0.83591, 0.84008, 0.84424, 0.84841, 0.85258, 0.85674,
];
const T1_MAGNITUDES = [
  11.3391, 11.3308, 11.3365, 11.3362, 11.338, 11.3374, 11.3362, 11.3426, 11.3387, 11.3248, 11.3305, 11.3359, 11.343,
  11.3389, 11.3349, 11.335, 11.3337, 11.3379, 11.3302, 11.3396, 11.3377, 11.3441, 11.3564, 11.3709, 11.3547, 11.3609,
  11.3601, 11.3701, 11.3673, 11.3663, 11.3617, 11.3622, 11.3672, 11.3644, 11.3585, 11.3718, 11.3669, 11.3625, 11.3648,
  11.3684, 11.3488, 11.3776, 11.3685, 11.3686, 11.3631, 11.3645, 11.3619, 11.3477, 11.3399, 11.3353, 11.336, 11.3475,
  11.3393, 11.3326, 11.3463, 11.3367, 11.3373, 11.333, 11.3346, 11.3334, 11.334, 11.3203, 11.3269, 11.3343, 11.3343,
  11.332, 11.3252, 11.3397, 11.3212, 11.3373, 11.3388,
];
/** Null where it was not reported. */
const T2_MAGNITUDES = [
  11.6412,
  11.6329,
  11.6327,
  11.6435,
  11.6304,
  11.6337,
  11.6289,
  11.6416,
  11.6379,
  11.64,
  11.6467,
  11.6482,
  11.6382,
  11.642,
  11.6409,
  11.6406,
  11.6492,
  11.634,
  11.6314,
  11.6475,
  11.6417,
  11.6367,
  11.6404,
  11.6398,
  11.6369,
  11.6311,
  11.6371,
  11.6414,
  11.6466,
  11.6365,
  11.6415,
  11.6388,
  11.6462,
  11.6497,
  11.6318,
  11.6326,
  11.6371,
  11.6412,
  11.6352,
  11.6342,
  11.63,
  11.647,
  11.6404,
  11.6385,
  11.6392,
  11.6447,
  11.6387,
  11.6386,
  11.6462,
  11.6407,
  11.6457,
  11.6444,
  11.6413,
  11.6452,
  11.6403,
  null,
  11.6359,
  11.6265,
  11.6345,
  11.6248,
  11.6563,
  11.6303,
  11.6285,
  11.6425,
  11.6328,
  11.6403,
  11.6439,
  11.6388,
  11.6284,
  11.6284,
  11.6429,
];
/** Magnitudes; from frame to frame they are the same within a fifth. */
const RANDOM_ERRORS = { T1: 0.0061, T2: 0.0072 };
/** Shared by all points: of the catalogue, and of the colours in a clear band. */
const COMMON_ERRORS = { target: 0.1081, check: 0.1004 };
/** JD of the noon before. */
const DAY_ZERO = 2_458_107;

export function hatp32Curve(): LightCurve {
  const pointsOf = (magnitudes: readonly (number | null)[], randomError: number, common: number) =>
    magnitudes.flatMap((mag, at) => {
      if (mag === null) return [];
      const facts = { filename: `f${at}.fits`, jdUtc: DAY_ZERO + (DAYS[at] ?? 0), mag };
      return [samplePoint({ ...facts, randomError, magError: Math.hypot(randomError, common) })];
    });
  return sampleCurve({
    ...{ star: 'HAT-P-32', band: 'CV', commonError: COMMON_ERRORS },
    target: pointsOf(T1_MAGNITUDES, RANDOM_ERRORS.T1, COMMON_ERRORS.target),
    check: pointsOf(T2_MAGNITUDES, RANDOM_ERRORS.T2, COMMON_ERRORS.check),
  });
}
