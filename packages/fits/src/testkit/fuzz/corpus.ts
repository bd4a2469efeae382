import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RandomWhole } from './randomWhole.js';

/** Larger files are chosen so much less often, and no file above this is chosen at all. */
const SMALL_BYTES = 200_000;
const MOST_BYTES = 4_000_000;
const GZIP_MAGIC = 0x1f8b;

/** A file to be damaged; packed ones unpacked. */
export interface Specimen {
  readonly name: string;
  readonly bytes: Buffer;
  readonly packed: boolean;
}

export function corpusOf(folders: readonly string[]): Specimen[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => /\.(fits?|fts|mt|std|fz|gz|wcs\.fits)$/i.test(path) && statSync(path).isFile())
      .filter((path) => statSync(path).size > 0 && statSync(path).size <= MOST_BYTES)
      .map(specimen),
  );
}

function specimen(path: string): Specimen {
  const raw = readFileSync(path);
  const packed = raw.length > 2 && raw.readUInt16BE(0) === GZIP_MAGIC;
  return { name: basename(path), bytes: packed ? gunzipSync(raw) : raw, packed };
}

export function chosen(corpus: readonly Specimen[], random: RandomWhole): Specimen {
  for (;;) {
    const one = corpus[random(corpus.length)];
    if (one && random(Math.max(SMALL_BYTES, one.bytes.length)) < SMALL_BYTES) return one;
  }
}
