import { partitionAt } from '@wombat/imaging/kernels';
import type { Report } from '../blockQueue.js';
import { type PixelPlace, PixelReader } from '../files/pixelPlace.js';

export interface SampleOrder {
  readonly frames: readonly PixelPlace[];
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  /** Of the distances from it; null: of the values. */
  readonly centre: number | null;
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

const SAMPLE_ROWS = 256;
const SAMPLE_COLUMNS = 1024;
/** Part of all pixels to both sides of the sample's median: four times what chance moves it. */
const MARGIN = 0.003;

/** Brackets the median of (frame - bias - dark), or of its distance from the centre, by a sample of rows. */
export function sampleBrackets(order: SampleOrder, report: Report): SampleShare {
  const { frames, bias, dark, centre, next } = order;
  const sample = new Sample(order);
  const pedestal = new Float64Array(sample.length);
  for (const master of [bias, dark]) if (master !== null) sample.subtract(pedestal, master);
  // Taking a frame from (bias + dark) leaves its reduced values with the sign turned.
  for (let at = 0; at < pedestal.length; at++) pedestal[at] = -(pedestal[at] as number);
  const values = new Float64Array(sample.length);
  const share: { frame: number; bracket: Bracket }[] = [];
  for (let frame = Atomics.add(next, 0, 1); frame < frames.length; frame = Atomics.add(next, 0, 1)) {
    const pixels = frames[frame];
    if (pixels === undefined) continue;
    values.set(pedestal);
    sample.subtract(values, pixels);
    share.push({ frame, bracket: bracketOf(distances(negatedNumbers(values), centre)) });
    report((frame + 1) / frames.length);
  }
  return share;
}

/** The bracket of the median of all of which these are a sample; they are reordered. */
export function bracketOf(values: Float64Array): Bracket {
  const { length } = values;
  if (length < 1 / MARGIN) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const low = partitionAt(values, Math.floor((0.5 - MARGIN) * length));
  const high = partitionAt(values, Math.ceil((0.5 + MARGIN) * length));
  return { low, high };
}

/** In place: the numbers among the values, each with its sign turned. */
function negatedNumbers(values: Float64Array): Float64Array {
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!Number.isNaN(value)) values[count++] = -value;
  }
  return values.subarray(0, count);
}

/** In place. */
function distances(values: Float64Array, centre: number | null): Float64Array {
  if (centre === null) return values;
  for (let at = 0; at < values.length; at++) values[at] = Math.abs((values[at] as number) - centre);
  return values;
}

/** Places spread over the rows and columns of an image. */
class Sample {
  readonly length: number;
  private readonly rowStep: number;
  private readonly columnStep: number;
  private readonly columns: number;
  private readonly line: Float64Array;
  private readonly reader = new PixelReader();

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.rowStep = Math.max(1, Math.floor(height / SAMPLE_ROWS));
    this.columnStep = Math.max(1, Math.floor(width / SAMPLE_COLUMNS));
    this.columns = Math.ceil(width / this.columnStep);
    this.length = Math.ceil(height / this.rowStep) * this.columns;
    this.line = new Float64Array(width);
  }

  /** Takes an image's values there from `values`. */
  subtract(values: Float64Array, image: PixelPlace): void {
    const { line, columns, columnStep, rowStep } = this;
    for (let at = 0; at < this.length; at += columns) {
      const row = at / columns;
      this.reader.into(line, image, { start: row * rowStep * line.length, count: line.length });
      for (let column = 0; column < columns; column++) {
        // Each row looks at other columns than the one before, so that no pattern of columns is met twice.
        const x = Math.min(line.length - 1, column * columnStep + (row % columnStep));
        values[at + column] = (values[at + column] as number) - (line[x] as number);
      }
    }
  }
}
