import { type FrameFiles, frameName } from './frameName.js';
import type { SharedLooks } from './sharedLooks.js';

/** In richer fields finding stars is little beside the rest, and their files are large. */
const MOST_NUMBERS = 200_000;

/**
 * The stars of calibrated frames, told by the worker that solves a frame to the one that profiles it, which need not
 * find them again. They are numbers as `@wombat/imaging` packs them. Known of the two files as they are, no others.
 */
export class FoundStars {
  constructor(
    private readonly root: string,
    private readonly looks: Pick<SharedLooks, 'read' | 'write' | 'forget'>,
  ) {}

  /** Tells the stars of a frame whose files are as they will stay. */
  async tell(frame: FrameFiles, numbers: Float64Array): Promise<void> {
    if (numbers.length > MOST_NUMBERS) return;
    const name = await frameName(this.root, frame);
    if (name !== null) await this.looks.write(wordFor(name), numbers);
  }

  /** Null where nobody told them. */
  async of(name: string | null): Promise<Float64Array | null> {
    return name === null ? null : this.looks.read(wordFor(name));
  }

  /** The frame is profiled. */
  async forget(name: string | null): Promise<void> {
    if (name !== null) await this.looks.forget(wordFor(name));
  }
}

function wordFor(name: string): string {
  return `found|${name}`;
}
