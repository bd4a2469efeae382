import type { MasterBuilt } from '@wombat/proto';
import type { CalType } from '@wombat/proto/words';

/** What is said of a master before anything of it is known, its state too. */
export function skeleton(
  night: { night: string; scan: number },
  plan: { item: string; calType: CalType; filter: string },
): Omit<MasterBuilt, 'state'> {
  return {
    night: night.night,
    scan: night.scan,
    item: plan.item,
    calType: plan.calType,
    filter: plan.filter,
    reason: '',
    product: undefined,
    numImages: 0,
    inputs: [],
    leftOut: [],
    meta: undefined,
    median: 0,
    scatter: 0,
    warnings: [],
    method: '',
    biasSubtracted: false,
    subtracted: [],
  };
}
