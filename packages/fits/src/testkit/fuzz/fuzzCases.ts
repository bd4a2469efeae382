import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describeFrame } from '../../camera/describeFrame.js';
import { readHeader } from '../../image/readHeader.js';
import { readImage } from '../../image/readImage.js';
import { readRegion } from '../../image/readRegion.js';
import { summarizeFile } from '../../summary/summarizeFile.js';
import { chosen, type Specimen } from './corpus.js';
import { mutated } from './mutated.js';
import { randomWhole } from './randomWhole.js';

export interface FuzzTotals {
  cases: number;
  /** Files that were read in spite of the damage. */
  read: number;
  faults: Record<string, number>;
  slowestMs: number;
  slowest: string;
}

export interface FuzzRun {
  /** The first case; every case has its number as its seed. */
  readonly first: number;
  readonly count: number;
  /** Written again and again. */
  readonly file: string;
}

/** Reads damaged files in every way. Throws, naming the case, where a reader throws or gives something impossible. */
export async function fuzzCases(corpus: readonly Specimen[], { first, count, file }: FuzzRun): Promise<FuzzTotals> {
  const totals: FuzzTotals = { cases: 0, read: 0, faults: {}, slowestMs: 0, slowest: '' };
  for (let seed = first; seed < first + count; seed++) {
    const random = randomWhole(seed);
    const { name, bytes, packed } = chosen(corpus, random);
    const damaged = mutated(bytes, random);
    // Both kinds of damage: to what was packed, and to the packing.
    writeFileSync(file, packed ? gzipSync(damaged, { level: 1 }) : random(20) === 0 ? repacked(bytes, seed) : damaged);
    const start = performance.now();
    try {
      tally(totals, await readEverything(file));
    } catch (error) {
      throw new Error(`case ${seed} (${name}): ${error instanceof Error ? error.stack : String(error)}`);
    }
    const tookMs = performance.now() - start;
    if (tookMs > totals.slowestMs) Object.assign(totals, { slowestMs: tookMs, slowest: `case ${seed} (${name})` });
  }
  return totals;
}

function repacked(bytes: Buffer, seed: number): Buffer {
  return mutated(gzipSync(bytes, { level: 1 }), randomWhole(seed));
}

function tally(totals: FuzzTotals, code: string | null): void {
  totals.cases++;
  if (code === null) totals.read++;
  else totals.faults[code] = (totals.faults[code] ?? 0) + 1;
}

/** The code of the summary's fault; null where it was read. */
async function readEverything(file: string): Promise<string | null> {
  const summary = await summarizeFile(file);
  const header = await readHeader(file);
  if (header.ok) {
    const { width, height } = header.value;
    JSON.stringify(describeFrame(header.value, []));
    const region = { x: width >> 1, y: height >> 1, width: Math.ceil(width / 4), height: Math.ceil(height / 4) };
    const cut = await readRegion(file, region);
    if (cut.ok && cut.value.pixels.length !== region.width * region.height) throw new Error('a region of another size');
    if (!cut.ok && cut.fault.message === '') throw new Error('a fault without a message');
    if (width * height <= MOST_PIXELS) {
      const image = await readImage(file);
      if (image.ok && image.value.pixels.length !== width * height) throw new Error('an image of another size');
    }
  }
  return summary.ok ? null : summary.fault.code;
}

/** An image that is asked for whole takes the memory of its pixels; that is its caller's wish. */
const MOST_PIXELS = 2 ** 24;
