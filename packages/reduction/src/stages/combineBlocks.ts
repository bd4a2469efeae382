import {
  addWithCarry,
  type CombineOptions,
  combinePixels,
  MOST_FRAMES,
  type StackKernel,
  type StackShape,
  stackKernel,
} from '@wombat/imaging/kernels';
import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { PIXEL_BYTES, type PixelPlace, PixelReader, type Stretch } from '../files/pixelPlace.js';
import { readFully, writeFully } from '../files/readFully.js';
import { SingleWriter } from '../files/singleWriter.js';

/** Frames to be combined; what is subtracted from each and what it is divided by. */
export interface CombineOrder {
  readonly frames: readonly PixelPlace[];
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  /** One per frame: the result is float64 at `output`. null: the result is big-endian float32. */
  readonly levels: readonly number[] | null;
  readonly options: CombineOptions;
  readonly output: { readonly fd: number; readonly offset: number };
  readonly blocks: BlockQueue;
}

export interface CombineShare {
  readonly rejected: number;
  /** Ones' complement sum of the float32 words. */
  readonly dataSum: number;
}

/** Combines blocks until none is left: by the kernel where it can, by the reference in plain TypeScript elsewhere. */
export function combineBlocks(order: CombineOrder, report: Report): CombineShare {
  const source = kernelSource(order);
  return source === null ? combinePlainly(order, report) : combineByKernel(order, source, report);
}

function kernelSource({ frames, bias, dark, options }: CombineOrder): 'u16' | 'f32' | null {
  const source = frames[0]?.source;
  if (options.method !== 'median' || frames.length > MOST_FRAMES) return null;
  if (source === undefined || source === 'f64' || frames.some((frame) => frame.source !== source)) return null;
  return bias?.source === 'f64' || dark?.source === 'f64' ? null : source;
}

function combineByKernel(order: CombineOrder, source: 'u16' | 'f32', report: Report): CombineShare {
  const { frames, levels, output, blocks } = order;
  const work: StackShape['work'] = levels !== null ? 'scaled' : order.bias !== null ? 'offset' : 'plain';
  const blockPixels = Math.ceil(blocks.blockPixels / 8) * 8;
  const kernel = stackKernel({ frameCount: frames.length, blockPixels, source, work, ...order.options });
  const planes = planesOf(kernel, order);
  const pixels = frames.map((_, index) => kernel.frame(index));
  if (levels !== null) kernel.setLevels(levels);
  let rejected = 0;
  let dataSum = 0;
  for (const stretch of blocksOf(blocks, report)) {
    const { start, count } = stretch;
    planes(stretch);
    for (const [index, { fd, offset }] of frames.entries()) {
      const bytes = PIXEL_BYTES[source];
      readFully(fd, (pixels[index] ?? kernel.output).subarray(0, count * bytes), offset + start * bytes);
    }
    rejected += kernel.run(count);
    if (levels === null) {
      writeFully(output.fd, kernel.output.subarray(0, 4 * count), output.offset + 4 * start);
      dataSum = addWithCarry(dataSum, kernel.outputSum(count));
    } else {
      const { buffer, byteOffset } = kernel.doubles;
      writeFully(output.fd, new Uint8Array(buffer, byteOffset, 8 * count), output.offset + 8 * start);
    }
  }
  return { rejected, dataSum };
}

function planesOf(kernel: StackKernel, { bias, dark, levels }: CombineOrder): (stretch: Stretch) => void {
  const reader = new PixelReader();
  return (stretch) => {
    if (bias !== null) reader.into(kernel.bias, bias, stretch);
    if (dark !== null && levels !== null) reader.into(kernel.dark, dark, stretch);
  };
}

function combinePlainly(order: CombineOrder, report: Report): CombineShare {
  const { frames, levels, options, output, blocks } = order;
  const reader = new PixelReader();
  const plane = () => new Float64Array(blocks.blockPixels);
  const writer = new SingleWriter(output);
  const stack = frames.map(plane);
  const [bias, dark] = [plane(), plane()];
  let rejected = 0;
  let dataSum = 0;
  for (const stretch of blocksOf(blocks, report)) {
    for (const [index, frame] of frames.entries()) reader.into(stack[index] ?? bias, frame, stretch);
    if (order.bias !== null) reader.into(bias, order.bias, stretch);
    if (order.dark !== null) reader.into(dark, order.dark, stretch);
    const load = (pixel: number, values: Float64Array) => {
      for (let index = 0; index < stack.length; index++) {
        const reduced = (stack[index]?.[pixel] as number) - (bias[pixel] as number) - (dark[pixel] as number);
        values[index] = levels === null ? reduced : reduced / (levels[index] as number);
      }
    };
    const combined = combinePixels({ frameCount: frames.length, pixelCount: stretch.count, load }, options);
    rejected += combined.rejected;
    if (levels === null) dataSum = addWithCarry(dataSum, writer.write(combined.pixels, stretch.start));
    else writeDoubles(output, combined.pixels, stretch.start);
  }
  return { rejected, dataSum };
}

function writeDoubles(output: CombineOrder['output'], pixels: Float64Array, start: number): void {
  const { buffer, byteOffset, byteLength } = pixels;
  writeFully(output.fd, new Uint8Array(buffer, byteOffset, byteLength), output.offset + 8 * start);
}
