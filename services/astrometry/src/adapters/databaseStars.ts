import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { starDatabasesIn } from '@wombat/service-kit/solver';
import type { SkyPosition } from '@wombat/sky';
import { areasAround, type CatalogueStar, decodeArea } from '../domain/index.js';

const LAYOUTS = ['290', '1476'] as const;
/** Serves fields of more than 20 degrees, in a format of its own. */
const WIDE_FIELDS = 'w08';

/** The stars of the solver's own database round a place, brightest first; none where it cannot be read. */
export async function databaseStars(
  folder: string,
  centre: SkyPosition,
  radiusDegrees: number,
): Promise<CatalogueStar[]> {
  for (const { name } of starDatabasesIn(folder)) {
    if (name === WIDE_FIELDS) continue;
    for (const layout of LAYOUTS) {
      const stars = await starsOf(join(folder, `${name}_`), areasAround(layout, centre, radiusDegrees));
      if (stars.length > 0) return stars.sort((a, b) => a.magnitude - b.magnitude);
    }
  }
  return [];
}

async function starsOf(prefix: string, areas: readonly string[]): Promise<CatalogueStar[]> {
  const files = await Promise.all(areas.map((area) => readFile(`${prefix}${area}`).catch(() => null)));
  return files.flatMap((bytes) => (bytes === null ? [] : (decodeArea(bytes) ?? [])));
}
