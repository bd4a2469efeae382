import type { Report } from '../blockQueue.js';
import { type PixelPlace, PixelReader } from '../files/pixelPlace.js';
import { StepWriter } from '../files/stepWriter.js';
import { chooseSteps, type FrameSteps } from '../steps/chooseSteps.js';
import { SpreadOfPixels } from '../steps/pixelSpread.js';

export interface StoreInStepsOrder {
  readonly frames: readonly {
    readonly pixels: PixelPlace;
    readonly output: { readonly fd: number; readonly offset: number };
  }[];
  readonly pixelCount: number;
  /** Shared: the next frame. */
  readonly next: Int32Array;
}

/** `dataSum`: of what was written; 0 where steps are not fine enough and nothing was. */
export type StepsShare = readonly { readonly frame: number; readonly steps: FrameSteps; readonly dataSum: number }[];

const STRETCH_PIXELS = 65536;

/** Writes frames, those that are left for this thread, as 16-bit steps of their own. */
export function storeInSteps({ frames, pixelCount, next }: StoreInStepsOrder, report: Report): StepsShare {
  const share: { frame: number; steps: FrameSteps; dataSum: number }[] = [];
  const reader = new PixelReader();
  const buffer = new Float32Array(STRETCH_PIXELS);
  for (let frame = Atomics.add(next, 0, 1); frame < frames.length; frame = Atomics.add(next, 0, 1)) {
    const { pixels, output } = frames[frame] as StoreInStepsOrder['frames'][number];
    const each = (see: (values: Float32Array, start: number) => void) => {
      for (let start = 0; start < pixelCount; start += STRETCH_PIXELS) {
        const values = buffer.subarray(0, Math.min(STRETCH_PIXELS, pixelCount - start));
        reader.into(values, pixels, { start, count: values.length });
        see(values, start);
      }
    };
    const spread = new SpreadOfPixels(pixelCount);
    each((values, start) => spread.add(values, start));
    const steps = chooseSteps(spread.told());
    const writer = new StepWriter(output, steps);
    if (steps.areFine) each((values, start) => writer.write(values, start));
    share.push({ frame, steps, dataSum: writer.dataSum });
    report((frame + 1) / frames.length);
  }
  return share;
}
