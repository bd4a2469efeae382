import { PixelMemory } from '@wombat/fits';

/** Where a raw and a calibrated frame go; they stand there until the next two do. */
export class PairMemory {
  readonly calibrated = new PixelMemory();
  readonly raw = new PixelMemory();
}
