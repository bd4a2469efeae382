import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeArea } from './areaFormat.js';
import type { DatabaseStar } from './star.js';

/** All stars of a .290 database with 5-byte records, file by file. Throws when a file is of another kind. */
export async function readStarDatabase(directory: string): Promise<DatabaseStar[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.290')).sort();
  const stars: DatabaseStar[] = [];
  for (const file of files) {
    stars.push(...decodeArea(await readFile(join(directory, file))));
  }
  return stars;
}
