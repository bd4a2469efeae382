import type { KindFigures } from './accuracyResult.js';
import { toldByPhotometry } from './toldByPhotometry.js';

/** The figures of every kind of night, `nights` of each; `heard` is told of each as it comes. */
export function catalogueKinds(nights: number, heard: (figures: KindFigures) => void): Promise<KindFigures[]> {
  return toldByPhotometry('accuracy/catalogueNights.js', [String(nights)], heard);
}
