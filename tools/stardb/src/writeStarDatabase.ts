import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeArea } from './areaFormat.js';
import { allAreas, areaFileName, areaOf } from './skyAreas.js';
import type { DatabaseStar } from './star.js';

/** Names every version of ASTAP looks for with this layout; `g18` is found first. */
export type StarDatabaseName = 'g18' | 'g17' | 'v17';

export interface StarDatabaseOptions {
  name?: StarDatabaseName;
  /** Free text at the head of every file: where the stars come from. ASCII, at most 109 characters. */
  description: string;
}

export interface WrittenDatabase {
  files: number;
  bytes: number;
  stars: number;
  /** Magnitude of the faintest star; null without stars. */
  faintest: number | null;
}

/**
 * Writes a star database for ASTAP in its .290 layout into a directory (made when missing): all 290 files, because a
 * search that touches a missing one ends with an error; an area without stars is only a header.
 */
export async function writeStarDatabase(
  directory: string,
  stars: readonly DatabaseStar[],
  { name = 'g18', description }: StarDatabaseOptions,
): Promise<WrittenDatabase> {
  await mkdir(directory, { recursive: true });
  const byFile = new Map<string, DatabaseStar[]>(allAreas().map((area) => [areaFileName(name, area), []]));
  for (const star of stars) {
    byFile.get(areaFileName(name, areaOf(star)))?.push(star);
  }
  let bytes = 0;
  for (const [file, inside] of byFile) {
    const content = encodeArea(inside, description);
    bytes += content.length;
    await writeFile(join(directory, file), content);
  }
  return { files: byFile.size, bytes, stars: stars.length, faintest: faintestOf(stars) };
}

/** Magnitude of the faintest star; null without stars. */
export function faintestOf(stars: readonly DatabaseStar[]): number | null {
  return stars.reduce<number | null>((faintest, { magnitude }) => Math.max(faintest ?? magnitude, magnitude), null);
}
