/** How far a series has come, as every service's table series has it: the last stage that is done, or that it is halted. */
export type SeriesProgress = (typeof SERIES_PROGRESS)[number];

/** In their order. */
export const SERIES_PROGRESS = [
  'requested',
  'calibrated',
  'solved',
  'selected',
  'measured',
  'transformed',
  'halted',
] as const;
