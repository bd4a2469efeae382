import type { SkyPosition } from '@wombat/sky';

/** How ASTAP cuts the sky into files: rings of declination from the south pole, each into cells of right ascension. */
export type AreaLayout = '290' | '1476';

const CELLS: Record<AreaLayout, readonly number[]> = {
  '290': mirrored([1, 4, 8, 12, 16, 20, 24, 28, 32]),
  '1476': mirrored([1, 3, 9, 15, 21, 27, 33, 38, 43, 48, 52, 56, 60, 63, 65, 67, 68, 69]),
};
const BORDERS: Record<AreaLayout, readonly number[]> = { '290': borders290(), '1476': borders1476() };

/** The files, without their database's name, that hold the stars of a circle on the sky: `1203.290`. */
export function areasAround(layout: AreaLayout, centre: SkyPosition, radiusDegrees: number): string[] {
  const [low, high] = [centre.decDegrees - radiusDegrees, centre.decDegrees + radiusDegrees];
  const widest = Math.max(Math.abs(low), Math.abs(high));
  const reach = widest >= 89 ? 180 : Math.min(180, radiusDegrees / Math.cos((widest * Math.PI) / 180));
  return CELLS[layout].flatMap((cells, ring) => {
    const [south = -90, north = 90] = [BORDERS[layout][ring], BORDERS[layout][ring + 1]];
    if (north < low || south > high) return [];
    const width = 360 / cells;
    return Array.from({ length: cells }, (_, cell) => cell)
      .filter((cell) => turn(centre.raDegrees - (cell + 0.5) * width) <= reach + width / 2)
      .map((cell) => `${pad(ring + 1)}${pad(cell + 1)}.${layout}`);
  });
}

function turn(degrees: number): number {
  return Math.abs(((((degrees + 180) % 360) + 360) % 360) - 180);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function mirrored(south: readonly number[]): number[] {
  return [...south, ...south.toReversed()];
}

/** Equal areas: border n is asin(S/289 - 1), S the areas below it as the layout counts them; mirrored north. */
function borders290(): number[] {
  const south = [-90];
  let below = 0;
  for (const areas of [1, 8, 16, 24, 32, 40, 48, 56]) {
    below += areas;
    south.push((Math.asin(below / 289 - 1) * 180) / Math.PI);
  }
  return [...south, 0, ...south.toReversed().map((border) => -border)];
}

/** Equal steps of 90/17.5 degrees, the caps half as high. */
function borders1476(): number[] {
  const south = Array.from({ length: 17 }, (_, step) => ((step - 17) * 90) / 17.5);
  return [-90, ...south, 0, ...south.toReversed().map((border) => -border), 90];
}
