import { seededRandom } from '@wombat/random';
import { addStars } from './addStars.js';
import { type FieldStar, fieldStars } from './fieldStars.js';
import { normalDeviates } from './normalDeviates.js';

/** Electrons per count, electrons. */
export const GAIN = 1.5;
export const READ_NOISE = 8;
const BIAS_COUNTS = 1000;
const FLAT_COUNTS = 22_000;
const SKY_ELECTRONS = 400;
/** Darker towards the corners by so much, and from pixel to pixel. */
const VIGNETTING = 0.14;
const PIXEL_RESPONSE = 0.008;
/** Pixels of a frame hit by something, so that there is what clipping is for. */
const PIXELS_PER_HIT = 100_000;
const FEWEST_HITS = 3;
const HIGHEST_COUNT = 65_535;
/** A power of two: every row begins somewhere in this table of deviates, which costs less than new ones. */
const DEVIATES = 2 ** 20;

export type FrameSort = 'bias' | 'flat' | 'light';
const SORTS: readonly FrameSort[] = ['bias', 'flat', 'light'];

/** A camera of size x size pixels; frame `index` of a sort is the same whatever was taken before. */
export class SyntheticCamera {
  readonly stars: readonly FieldStar[];
  private readonly deviates: Float32Array;
  private readonly columns: Float32Array;
  /** Where a row's responses begin in the table. */
  private readonly responses: Uint32Array;
  private readonly electrons: Float32Array;

  constructor(
    readonly size: number,
    private readonly seed: number,
  ) {
    const random = seededRandom(seed);
    this.deviates = normalDeviates(DEVIATES, random);
    this.columns = Float32Array.from({ length: size }, () => BIAS_COUNTS + 4 * random());
    this.responses = Uint32Array.from({ length: size }, () => random() * DEVIATES);
    this.stars = fieldStars(size, random);
    this.electrons = new Float32Array(size * size);
  }

  /** Pixels by which the field of a light lies aside. */
  drift(index: number): { x: number; y: number } {
    return { x: 4 * Math.sin(0.7 * index), y: 4 * Math.cos(0.9 * index) };
  }

  /** Counts as the camera writes them. */
  expose(sort: FrameSort, index: number): Uint16Array {
    this.collect(sort, index);
    const random = seededRandom(this.seed + 7919 * (SORTS.length * index + SORTS.indexOf(sort) + 1));
    const counts = this.readOut(random);
    for (let hit = Math.max(FEWEST_HITS, Math.round(counts.length / PIXELS_PER_HIT)); hit > 0; hit--) {
      const at = Math.floor(random() * counts.length);
      counts[at] = Math.min(HIGHEST_COUNT, (counts[at] ?? 0) + 500 + 14_500 * random());
    }
    return counts;
  }

  private collect(sort: FrameSort, index: number): void {
    const { electrons, size } = this;
    if (sort === 'bias') {
      electrons.fill(0);
      return;
    }
    const level = sort === 'flat' ? GAIN * FLAT_COUNTS * (1 + 0.3 * Math.cos(0.7 * index)) : SKY_ELECTRONS + 4 * index;
    electrons.fill(level);
    if (sort === 'light') addStars(electrons, size, { stars: this.stars, shift: this.drift(index) });
    for (let row = 0; row < size; row++) this.respond(row);
  }

  private respond(row: number): void {
    const { electrons, deviates, size } = this;
    const start = this.responses[row] ?? 0;
    const half = size / 2;
    for (let column = 0; column < size; column++) {
      const outwards = ((column - half) ** 2 + (row - half) ** 2) / half ** 2;
      const own = deviates[(start + column) % DEVIATES] ?? 0;
      const at = row * size + column;
      electrons[at] = (electrons[at] ?? 0) * (1 - VIGNETTING * outwards) * (1 + PIXEL_RESPONSE * own);
    }
  }

  /** Shot noise and read noise, as normal deviates. */
  private readOut(random: () => number): Uint16Array {
    const { electrons, deviates, columns, size } = this;
    const counts = new Uint16Array(size * size);
    for (let row = 0; row < size; row++) {
      const start = Math.floor(random() * DEVIATES);
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        const collected = electrons[at] ?? 0;
        const noise = (deviates[(start + column) % DEVIATES] ?? 0) * Math.sqrt(collected + READ_NOISE ** 2);
        const count = (columns[column] ?? 0) + (collected + noise) / GAIN + 0.5;
        counts[at] = Math.max(0, Math.min(HIGHEST_COUNT, count));
      }
    }
    return counts;
  }
}
