import { type LevelKernel, levelKernel } from '@wombat/imaging/kernels';
import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { PIXEL_BYTES, type PixelPlace, PixelReader, type Stretch } from '../files/pixelPlace.js';
import { readFully } from '../files/readFully.js';
import { ValueList } from '../valueList.js';
import type { Bracket } from './sampleBrackets.js';

export interface CountOrder {
  readonly frames: readonly { readonly pixels: PixelPlace; readonly bracket: Bracket }[];
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  readonly blocks: BlockQueue;
}

/** What a thread saw of a frame. */
export interface FrameCount {
  /** Pixels that are numbers. */
  readonly numbers: number;
  /** Those below the bracket. */
  readonly below: number;
  /** Exact values of (frame - bias - dark) within it. */
  readonly within: Float64Array;
}

export interface CountShare {
  readonly counts: readonly FrameCount[];
  /** The largest bias + dark: with it, how far float32 may be off. */
  readonly highestPedestal: number;
}

/** Counts and collects around the medians of (frame - bias - dark), reading bias and dark once for all frames. */
export function countLevels(order: CountOrder, report: Report): CountShare {
  const { frames, blocks } = order;
  const reader = new PixelReader();
  const plane = () => new Float64Array(blocks.blockPixels);
  const [bias, dark] = [plane(), plane()];
  const kernels = new Map<string, LevelKernel>();
  const tallies = frames.map(({ pixels }) => new Tally(pixels, kernelFor(pixels, blocks.blockPixels, kernels)));
  let highestPedestal = 0;
  for (const stretch of blocksOf(blocks, report)) {
    if (order.bias !== null) reader.into(bias, order.bias, stretch);
    if (order.dark !== null) reader.into(dark, order.dark, stretch);
    // The kernels' pedestals are 0 from the start.
    const subtracted = order.bias !== null || order.dark !== null;
    for (const { pedestal } of subtracted ? kernels.values() : []) {
      for (let at = 0; at < stretch.count; at++) {
        const value = (bias[at] as number) + (dark[at] as number);
        pedestal[at] = value;
        if (Math.abs(value) > highestPedestal) highestPedestal = Math.abs(value);
      }
    }
    for (const [index, tally] of tallies.entries()) {
      tally.add(stretch, { bias, dark, bracket: frames[index]?.bracket ?? { low: 0, high: 0 } });
    }
  }
  return { counts: tallies.map((tally) => tally.count()), highestPedestal };
}

function kernelFor({ source }: PixelPlace, blockPixels: number, kernels: Map<string, LevelKernel>): LevelKernel {
  if (source === 'f64') throw new Error('float64 frames are not counted by kernel');
  const known = kernels.get(source);
  if (known !== undefined) return known;
  const kernel = levelKernel({ blockPixels: Math.ceil(blockPixels / 4) * 4, source });
  kernels.set(source, kernel);
  return kernel;
}

interface Around {
  readonly bias: Float64Array;
  readonly dark: Float64Array;
  readonly bracket: Bracket;
}

class Tally {
  private numbers = 0;
  private below = 0;
  private readonly collected = new ValueList();

  constructor(
    private readonly pixels: PixelPlace,
    private readonly kernel: LevelKernel,
  ) {}

  add({ start, count }: Stretch, { bias, dark, bracket }: Around): void {
    const { fd, offset, source } = this.pixels;
    const { raw } = this.kernel;
    const bytes = PIXEL_BYTES[source];
    readFully(fd, raw.subarray(0, count * bytes), offset + start * bytes);
    const { numbers, below, within } = this.kernel.count(count, bracket);
    this.numbers += numbers;
    this.below += below;
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    for (let index = 0; index < within.length; index++) {
      const at = within[index] as number;
      const value = source === 'u16' ? view.getUint16(2 * at) ^ 0x8000 : view.getFloat32(4 * at);
      this.collected.push(value - (bias[at] as number) - (dark[at] as number));
    }
  }

  count(): FrameCount {
    return { numbers: this.numbers, below: this.below, within: this.collected.toArray() };
  }
}
