import { databaseStars } from '../adapters/databaseStars.js';
import type { FrameStars } from '../adapters/frameStars.js';
import { matchSky, type SkyMatch, type Solution } from '../domain/index.js';
import type { Bench } from './tried.js';

/** Compares a solution with the stars of the database; null where they do not agree or there is none to read. */
export async function checkSky(bench: Bench, solution: Solution, seen: FrameStars): Promise<SkyMatch | null> {
  if (!bench.astap.ok) return null;
  const { width, height } = seen.image;
  const radius = (0.5 * solution.pixelScaleArcsec * Math.hypot(width, height)) / 3600;
  const catalogue = await databaseStars(bench.astap.value.database, solution, radius);
  return matchSky(solution.wcs, { stars: seen.stars, catalogue, image: seen.image });
}
