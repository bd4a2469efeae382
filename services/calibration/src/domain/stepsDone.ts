import type { StepsDone } from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';

/**
 * What had been done to a frame before it came here. A dark has its bias in it unless it was taken out before: without
 * the one the other is gone too. Facts from before the steps were told apart say all or nothing.
 */
export function doneTo({ calibrated, biasDone, darkDone, flatDone }: FrameMeta): StepsDone {
  const isTold = biasDone || darkDone || flatDone;
  if (!isTold) return { bias: calibrated, dark: calibrated, flat: calibrated };
  return { bias: biasDone || darkDone, dark: darkDone, flat: flatDone };
}

/** In the letters of CALSTAT. */
export function lettersOf({ bias, dark, flat }: StepsDone): string {
  return `${bias ? 'B' : ''}${dark ? 'D' : ''}${flat ? 'F' : ''}`;
}
