import type { Result } from '@wombat/result';
import type { Patience } from '@wombat/service-kit/installation';
import type { PairFault } from './readPair.js';

/** Reads again, while there is patience, what may be there, or whole, a moment later. */
export function whenThere<T>(
  patience: Patience,
  read: () => Promise<Result<T, PairFault>>,
): Promise<Result<T, PairFault>> {
  return patience.until(read, (found) => !found.ok && found.fault.mayPass);
}
