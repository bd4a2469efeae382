import { PixelMemory } from '@wombat/fits';

/** Between two jobs of a night; whoever waits for longer is to weigh little. */
const KEPT_MILLISECONDS = 2_000;

/** Where a raw and a calibrated frame go; they stand there until the next two do. */
export class PairMemory {
  readonly calibrated = new PixelMemory();
  readonly raw = new PixelMemory();
  private timer: NodeJS.Timeout | undefined;

  /** Lends itself to a job; some time after the last one it goes back to the system, as new memory costs time. */
  async during(perform: (memory: PairMemory) => Promise<void>): Promise<void> {
    clearTimeout(this.timer);
    try {
      await perform(this);
    } finally {
      this.timer = setTimeout(() => this.release(), KEPT_MILLISECONDS);
      this.timer.unref();
    }
  }

  private release(): void {
    this.calibrated.release();
    this.raw.release();
  }
}
