import { partitionAt } from '@wombat/imaging/kernels';
import type { Report } from '../blockQueue.js';
import { type PixelPlace, PixelReader } from '../files/pixelPlace.js';

export interface SampleOrder {
  readonly frames: readonly PixelPlace[];
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  readonly width: number;
  readonly height: number;
  /** Shared: the next frame. */
  readonly next: Int32Array;
}

/** An interval that should hold the median of a frame. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

export type SampleShare = readonly { readonly frame: number; readonly bracket: Bracket }[];

const SAMPLE_ROWS = 128;
const SAMPLE_COLUMNS = 1024;
/** Part of all pixels to both sides of the sample's median: six times what chance moves it. */
const MARGIN = 0.008;

/** Brackets the median of (frame - bias - dark) by a sample of rows. */
export function sampleBrackets(order: SampleOrder, report: Report): SampleShare {
  const { frames, next } = order;
  const pedestal = sampled(order, [order.bias, order.dark]);
  const share: { frame: number; bracket: Bracket }[] = [];
  for (let frame = Atomics.add(next, 0, 1); frame < frames.length; frame = Atomics.add(next, 0, 1)) {
    const values = sampled(order, [frames[frame] ?? null]).map((value, at) => value - (pedestal[at] as number));
    share.push({ frame, bracket: bracketOf(values) });
    report((frame + 1) / frames.length);
  }
  return share;
}

/** The bracket of the median of all of which these are a sample; NaN values are left out. */
export function bracketOf(sample: Float64Array): Bracket {
  const values = sample.filter((value) => !Number.isNaN(value));
  const { length } = values;
  if (length < 1 / MARGIN) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const low = partitionAt(values, Math.floor((0.5 - MARGIN) * length));
  const high = partitionAt(values, Math.ceil((0.5 + MARGIN) * length));
  return { low: Math.fround(low), high: Math.fround(high) };
}

/** The sum of the images there, at places spread over rows and columns. */
function sampled({ width, height }: SampleOrder, images: readonly (PixelPlace | null)[]): Float64Array {
  const rowStep = Math.max(1, Math.floor(height / SAMPLE_ROWS));
  const columnStep = Math.max(1, Math.floor(width / SAMPLE_COLUMNS));
  const [rows, columns] = [Math.ceil(height / rowStep), Math.ceil(width / columnStep)];
  const sum = new Float64Array(rows * columns);
  const reader = new PixelReader();
  const line = new Float64Array(width);
  for (const image of images) {
    if (image === null) continue;
    for (let row = 0; row < rows; row++) {
      reader.into(line, image, { start: row * rowStep * width, count: width });
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        // A step of one row shifts the columns that are looked at, so that no column pattern is met twice.
        sum[at] = (sum[at] as number) + (line[Math.min(width - 1, column * columnStep + (row % columnStep))] as number);
      }
    }
  }
  return sum;
}
