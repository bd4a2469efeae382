import { availableParallelism } from 'node:os';

/** More threads wait for the same memory and disk. */
const MOST_THREADS = 4;

/** How many threads a crew of this computer has, where so many processes have one each. */
export function crewSize(processes = 1): number {
  return Math.min(MOST_THREADS, Math.max(1, Math.floor(availableParallelism() / processes)));
}
