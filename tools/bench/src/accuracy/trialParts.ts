import type { TrialPart } from './accuracyResult.js';
import { toldByPhotometry } from './toldByPhotometry.js';

/** What was found of the faults put into series of so many seeds; `heard` is told of each part as it comes. */
export function trialParts(seeds: number, part: string | null, heard: (part: TrialPart) => void): Promise<TrialPart[]> {
  return toldByPhotometry('trials/trials.js', [String(seeds), ...(part === null ? [] : [part])], heard);
}
