import type { RouteLocationRaw } from 'vue-router';
import type { SeriesKey } from '../../../server/src/domain/contract.js';

/** Where a series is looked at. */
export function placeOf({ night, targetName, filter }: SeriesKey): RouteLocationRaw {
  return { name: 'validate', params: { night, targetName, filter } };
}
