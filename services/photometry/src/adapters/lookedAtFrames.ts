import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DetectedStar } from '@wombat/imaging';
import type { FramePaths } from './readPair.js';

/** A star as far as its neighbours need to know it. */
export type Neighbour = Pick<DetectedStar, 'x' | 'y' | 'flux'>;

export function neighboursOf(stars: readonly Neighbour[]): Neighbour[] {
  return stars.map(({ x, y, flux }) => ({ x, y, flux }));
}

/** What is known of a frame whose pixels were all looked at. */
export interface LookedAt {
  readonly detections: readonly Neighbour[];
  /** Whether pixels of it have no value because the raw frame has none there. */
  readonly hasHoles: boolean;
}

/** Of the frames that are remembered together: those of many nights of open fields, of a few of a globular cluster. */
const MOST_STARS = 200_000;

/**
 * Frames that were profiled, so that measuring them need not find their stars again: it follows in the same process, as
 * a rule. Where it does not, or a file has changed, they are looked at again, which finds the same.
 */
export class LookedAtFrames {
  private readonly kept = new Map<string, Packed>();
  private stars = 0;

  constructor(
    private readonly root: string,
    private readonly most = MOST_STARS,
  ) {}

  /** Names the two files as they are now; asked before they are read. Null where one is not there. */
  async nameOf({ path, product }: FramePaths): Promise<string | null> {
    try {
      const files = await Promise.all([path, product].map((file) => stat(join(this.root, file), { bigint: true })));
      return [path, ...files.flatMap(({ ino, size, mtimeNs, ctimeNs }) => [ino, size, mtimeNs, ctimeNs])].join('|');
    } catch {
      // Reading them says why.
      return null;
    }
  }

  of(name: string | null): LookedAt | null {
    const packed = name === null ? undefined : this.kept.get(name);
    return packed === undefined ? null : { detections: unpacked(packed.stars), hasHoles: packed.hasHoles };
  }

  keep(name: string | null, { detections, hasHoles }: LookedAt): void {
    if (name === null || this.kept.has(name)) return;
    this.kept.set(name, { stars: packed(detections), hasHoles });
    this.stars += detections.length;
    for (const [oldest, { stars: gone }] of this.kept) {
      if (this.stars <= this.most) break;
      this.kept.delete(oldest);
      this.stars -= gone.length / NUMBERS_OF_STAR;
    }
  }
}

/** As it is kept: a star takes 24 bytes, as an object of its own 100. */
interface Packed {
  /** x, y, flux of one star after the other. */
  readonly stars: Float64Array;
  readonly hasHoles: boolean;
}

const NUMBERS_OF_STAR = 3;

function packed(stars: readonly Neighbour[]): Float64Array {
  const numbers = new Float64Array(NUMBERS_OF_STAR * stars.length);
  for (const [index, { x, y, flux }] of stars.entries()) numbers.set([x, y, flux], NUMBERS_OF_STAR * index);
  return numbers;
}

function unpacked(numbers: Float64Array): Neighbour[] {
  return Array.from({ length: numbers.length / NUMBERS_OF_STAR }, (_, star) => {
    const [x = Number.NaN, y = Number.NaN, flux = Number.NaN] = numbers.subarray(NUMBERS_OF_STAR * star);
    return { x, y, flux };
  });
}
