import type { SolveMethod as AnyMethod } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** How a frame was tried to be solved. */
export type SolveMethod = Told<AnyMethod>;

/** What was done, in the order ways are tried in: as docs/plate-solving.md tells it. */
export const SOLVE_METHODS: Readonly<Record<SolveMethod, string>> = {
  header: "the header's own solution, once stars of the database are where it says (`solve.trustHeader: true`)",
  follow: 'by its stars, from a frame that is solved (`solve.mode: follow`)',
  astapNear: 'ASTAP, within 10 degrees of where the frame is said to be',
  astapNearAllStars: 'there again with few to many stars: the frame shows more than the database holds',
  astapElsewhere: 'ASTAP, near another place that is told of it: by VSX, by its header',
  astapOtherScale: 'ASTAP, at half or double the known scale, or more or less by the binning',
  astapAnyScale: 'ASTAP, at any scale',
  astapWide: 'ASTAP, within `solve.searchRadius`; the whole sky where no place is known',
  astapWideAllStars: 'likewise with few to many stars',
  astapAnywhere: 'ASTAP, in the whole sky, where nobody but its header says where it is',
  astapFov10: 'ASTAP, as a field of 10 degrees',
  astapFov30: 'ASTAP, as a field of 30 degrees; needs the database W08',
  solveField: 'astrometry.net, for what ASTAP gave up on (`solve.fallback: solve-field`; its index files are its own)',
};
