import { projectToTangentPlane } from '@wombat/sky';
import { databaseStars } from '../adapters/databaseStars.js';
import type { FrameStars } from '../adapters/frameStars.js';
import {
  type FieldDepth,
  type Hints,
  type ImageSize,
  liesAmong,
  matchSky,
  type SkyMatch,
  type Solution,
} from '../domain/index.js';

/** Compares a solution with the stars of the database; null where they do not agree or there is none to read. */
export async function checkSky(
  database: string | null,
  solution: Solution,
  { stars, image }: FrameStars,
): Promise<SkyMatch | null> {
  if (database === null) return null;
  const radius = (0.5 * solution.pixelScaleArcsec * Math.hypot(image.width, image.height)) / 3600;
  const catalogue = await databaseStars(database, solution, radius);
  return matchSky(solution.wcs, { stars, catalogue, image });
}

/** Wide enough that also the brightest stars alone lie on all sides of a place. */
const ROUND_DEGREES = 1.5;

/** What the database holds of a field of this place and size; null where it is not known which. */
export async function starsOfField(
  database: string,
  hints: Hints,
  image: ImageSize,
): Promise<Omit<FieldDepth, 'starsSeen'> | null> {
  const { raDegrees, decDegrees, fovDegrees } = hints;
  if (raDegrees === null || decDegrees === null || fovDegrees === null) return null;
  const centre = { raDegrees, decDegrees };
  const [high, wide] = [fovDegrees / 2, (fovDegrees * image.width) / image.height / 2];
  const round = Math.max(ROUND_DEGREES, Math.hypot(high, wide));
  const stars = await databaseStars(database, centre, round);
  // Not one round there: the database cannot be read, or is of another part of the sky.
  if (stars.length === 0) return null;
  const within = stars.filter((star) => {
    const plane = projectToTangentPlane(centre, star);
    return plane !== null && Math.abs(plane.eastDegrees) < wide && Math.abs(plane.northDegrees) < high;
  });
  return { starsHeld: within.length, isCovered: liesAmong(centre, stars, round) };
}
