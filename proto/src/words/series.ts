/**
 * How far a series has come, as every service's table `series` has it: the last stage that is done, or halted. For SQL
 * too.
 */
export const SERIES = {
  requested: 'requested',
  calibrated: 'calibrated',
  solved: 'solved',
  selected: 'selected',
  measured: 'measured',
  transformed: 'transformed',
  halted: 'halted',
} as const;

export type SeriesProgress = keyof typeof SERIES;
