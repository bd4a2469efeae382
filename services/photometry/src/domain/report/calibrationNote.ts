import type { FramesCalibrated } from '@wombat/proto';
import { CAL_TYPES, DONE_BEFORE, NO_MASTER } from '@wombat/proto/words';

export type CalibrationOutcome = Pick<FramesCalibrated, 'bias' | 'dark' | 'flat' | 'calibrated' | 'failed'>;

/**
 * What a report says of the calibration of its frames: what was not applied, as there was none, and what another
 * program had done before. Empty where all was done here.
 */
export function calibrationNote(outcome: CalibrationOutcome): string {
  const missing = CAL_TYPES.filter((kind) => outcome[kind]?.date === NO_MASTER);
  const before = CAL_TYPES.filter((kind) => outcome[kind]?.date === DONE_BEFORE);
  return [
    ...(missing.length > 0 ? [`no calibration frames: ${missing.join(', ')} not applied`] : []),
    ...(before.length > 0 ? [`${before.join(', ')} done before by another program`] : []),
    ...CAL_TYPES.flatMap((kind) => notesOnSome(kind, outcome)),
  ].join('; ');
}

/** Where not all frames of the series are alike. */
function notesOnSome(kind: (typeof CAL_TYPES)[number], outcome: CalibrationOutcome): string[] {
  const { framesWithout = 0, framesDone = 0 } = outcome[kind] ?? {};
  const all = outcome.calibrated + outcome.failed;
  const isSome = (count: number) => count > 0 && count < all;
  return [
    ...(isSome(framesWithout) ? [`${kind} missing for ${framesWithout} of ${all} frames`] : []),
    ...(isSome(framesDone) ? [`${kind} done before in ${framesDone} of ${all} frames`] : []),
  ];
}
