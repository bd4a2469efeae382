/** Blocks of an image that threads take one after the other. */
export interface BlockQueue {
  readonly pixelCount: number;
  readonly blockPixels: number;
  /** So many pixels fewer are in the first block. */
  readonly lead: number;
  /** Shared: the next block's first pixel. */
  readonly next: Int32Array;
}

export function blockQueue(pixelCount: number, blockPixels: number, { lead = 0 } = {}): BlockQueue {
  return { pixelCount, blockPixels, lead, next: new Int32Array(new SharedArrayBuffer(4)) };
}

/** What is left of the queue for this thread. */
export function* blocksOf({ pixelCount, blockPixels, lead, next }: BlockQueue, report: Report) {
  for (;;) {
    const nominal = Atomics.add(next, 0, 1) * blockPixels - lead;
    if (nominal >= pixelCount) return;
    const start = Math.max(0, nominal);
    yield { start, count: Math.min(nominal + blockPixels, pixelCount) - start };
    report(Math.min(1, (Atomics.load(next, 0) * blockPixels) / pixelCount));
  }
}

/** Told now and then which part of a stage is done, 0 to 1. */
export type Report = (part: number) => void;
