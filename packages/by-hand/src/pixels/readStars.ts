import { readFileSync } from 'node:fs';
import { ok, type Result, refuse } from '@wombat/result';

/** A star to be measured; degrees, J2000. */
export interface ListedStar {
  readonly id: string;
  readonly raDegrees: number;
  readonly decDegrees: number;
}

/** Reads `[{"id": 0, "ra": 80.25, "dec": -32.5}, ...]`. */
export function readStars(path: string): Result<ListedStar[]> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(content)) return refuse(`${path}: a list of stars is meant`);
  const stars = content.map(starOf);
  const wrong = stars.indexOf(null);
  if (wrong >= 0) return refuse(`${path}: star ${wrong + 1} needs id, ra and dec (degrees)`);
  return ok(stars.filter((star) => star !== null));
}

function starOf(entry: unknown): ListedStar | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, ra, dec } = entry as { id?: unknown; ra?: unknown; dec?: unknown };
  if (typeof ra !== 'number' || typeof dec !== 'number' || Math.abs(dec) > 90) return null;
  return typeof id === 'number' || typeof id === 'string' ? { id: String(id), raDegrees: ra, decDegrees: dec } : null;
}
