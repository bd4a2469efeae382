import type { DetectedStar } from '@wombat/imaging';
import type { SharedLooks } from '@wombat/service-kit/looks';

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
 * Frames that were profiled, so that measuring them need not find their stars again; `shared` tells what other workers
 * looked at. Where nobody did, or a file has changed, they are looked at again, which finds the same. Frames have the
 * names that tell their files.
 */
export class LookedAtFrames {
  private readonly kept = new Map<string, Float64Array>();
  private stars = 0;

  constructor(
    private readonly shared: Pick<SharedLooks, 'read' | 'write'>,
    private readonly most = MOST_STARS,
  ) {}

  async of(name: string | null): Promise<LookedAt | null> {
    if (name === null) return null;
    const known = this.kept.get(name) ?? (await this.shared.read(name));
    return known === null ? null : unpacked(known);
  }

  async keep(name: string | null, look: LookedAt): Promise<void> {
    if (name === null || this.kept.has(name)) return;
    const numbers = packed(look);
    this.kept.set(name, numbers);
    this.stars += starsIn(numbers);
    for (const [oldest, gone] of this.kept) {
      if (this.stars <= this.most) break;
      this.kept.delete(oldest);
      this.stars -= starsIn(gone);
    }
    await this.shared.write(name, numbers);
  }
}

const NUMBERS_OF_STAR = 3;

/** Whether there are holes, then x, y, flux of one star after the other: 24 bytes a star, as an object 100. */
function packed({ detections, hasHoles }: LookedAt): Float64Array {
  const numbers = new Float64Array(1 + NUMBERS_OF_STAR * detections.length);
  numbers[0] = hasHoles ? 1 : 0;
  for (const [index, { x, y, flux }] of detections.entries()) numbers.set([x, y, flux], 1 + NUMBERS_OF_STAR * index);
  return numbers;
}

function starsIn(numbers: Float64Array): number {
  return (numbers.length - 1) / NUMBERS_OF_STAR;
}

function unpacked(numbers: Float64Array): LookedAt {
  const [hasHoles] = numbers;
  const detections = Array.from({ length: starsIn(numbers) }, (_, star) => {
    const [x = Number.NaN, y = Number.NaN, flux = Number.NaN] = numbers.subarray(1 + NUMBERS_OF_STAR * star);
    return { x, y, flux };
  });
  return { detections, hasHoles: hasHoles === 1 };
}
