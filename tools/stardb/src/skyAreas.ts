import { type DatabaseStar, normalRa } from './star.js';

/** Number of RA cells in each of the 18 declination rings of ASTAP's .290 layout, from the south pole north. */
export const CELLS_PER_RING: readonly number[] = [1, 4, 8, 12, 16, 20, 24, 28, 32, 32, 28, 24, 20, 16, 12, 8, 4, 1];

/**
 * Areas of the southern half by ring as the layout counts them when it fixes the ring borders: equal areas on the
 * sphere.
 */
const AREAS_PER_SOUTHERN_RING = [1, 8, 16, 24, 32, 40, 48, 56, 64];
const AREAS_PER_HEMISPHERE = 289;

/** One area of the sky and the name of its file: ring 1..18 from the south pole, cell 1.. from RA 0. */
export interface SkyArea {
  ring: number;
  cell: number;
}

/**
 * The 19 ring borders in degrees, -90 .. 90. Southern border n is asin(S/289 - 1), S the areas below it; mirrored
 * north.
 */
export const RING_BORDERS: readonly number[] = ringBorders();

function ringBorders(): number[] {
  const south = [-90];
  let below = 0;
  for (const areas of AREAS_PER_SOUTHERN_RING.slice(0, -1)) {
    below += areas;
    south.push((Math.asin(below / AREAS_PER_HEMISPHERE - 1) * 180) / Math.PI);
  }
  return [...south, 0, ...south.map((border) => -border).reverse()];
}

/** The area a position lies in. A star exactly on a ring border belongs to the southern ring. */
export function areaOf({ raDegrees, decDegrees }: Pick<DatabaseStar, 'raDegrees' | 'decDegrees'>): SkyArea {
  const above = RING_BORDERS.findIndex((border, index) => index > 0 && decDegrees <= border);
  const ring = above === -1 ? CELLS_PER_RING.length : above;
  const cells = CELLS_PER_RING[ring - 1] ?? 1;
  const cell = Math.min(Math.trunc((normalRa(raDegrees) / 360) * cells), cells - 1) + 1;
  return { ring, cell };
}

/** All 290 areas, south to north, RA upwards. */
export function allAreas(): SkyArea[] {
  return CELLS_PER_RING.flatMap((cells, index) =>
    Array.from({ length: cells }, (_, cell) => ({ ring: index + 1, cell: cell + 1 })),
  );
}

/** Name of an area's file, for example `g18_1203.290`. */
export function areaFileName(name: string, { ring, cell }: SkyArea): string {
  return `${name}_${String(ring).padStart(2, '0')}${String(cell).padStart(2, '0')}.290`;
}
