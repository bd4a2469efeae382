import { databaseStars } from '../adapters/databaseStars.js';
import type { FrameStars } from '../adapters/frameStars.js';
import { matchSky, type SkyMatch, type Solution } from '../domain/index.js';

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
