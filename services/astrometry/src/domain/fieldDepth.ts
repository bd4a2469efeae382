import { type SkyPosition, separationDegrees } from '@wombat/sky';

/** What a frame and the star database show of one field. */
export interface FieldDepth {
  /** Stars the solver sees on the frame. */
  starsSeen: number;
  /** Stars of the database on a field of the known place and scale. */
  starsHeld: number;
  /** Whether the database has stars on every side of that place: one of a part of the sky may end there. */
  isCovered: boolean;
}

/** With so few stars of the database on a field there is nothing to match. */
export const FEWEST_HELD = 20;
/** A frame under clouds does not show so many. */
const PLAINLY_SEEN = 30;
/** How many times more stars the frame shows: more than noise and hot pixels add. */
const TIMES_MORE = 3;

/**
 * Whether the database, not the sky, keeps a frame from being solved: the frame itself shows many stars, several times
 * as many as the database holds there, and those it holds are too few to match. Clouds, bad focus and short exposures
 * show few stars, so they are no evidence against any database.
 */
export function isTooShallow({ starsSeen, starsHeld, isCovered }: FieldDepth): boolean {
  return isCovered && starsHeld < FEWEST_HELD && starsSeen >= Math.max(PLAINLY_SEEN, TIMES_MORE * starsHeld);
}

/** Whether stars lie on all four sides of a place within the radius. */
export function liesAmong(centre: SkyPosition, stars: readonly SkyPosition[], radiusDegrees: number): boolean {
  const sides = stars
    .filter((star) => separationDegrees(centre, star) < radiusDegrees)
    .map((star) => `${star.decDegrees > centre.decDegrees} ${isEastOf(star, centre)}`);
  return new Set(sides).size === 4;
}

function isEastOf(star: SkyPosition, centre: SkyPosition): boolean {
  return (star.raDegrees - centre.raDegrees + 360) % 360 < 180;
}
