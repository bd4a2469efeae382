import type { MasterBuilt } from '@wombat/proto';

/** What is said of a master before anything of it is known. */
export function skeleton(
  night: { night: string; scan: number },
  plan: { item: string; calType: string; filter: string },
): MasterBuilt {
  return {
    night: night.night,
    scan: night.scan,
    item: plan.item,
    calType: plan.calType,
    filter: plan.filter,
    state: '',
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
  };
}
