import { addWithCarry, type CalibrateKernel, calibrate, calibrateKernel } from '@wombat/imaging/kernels';
import { type BlockQueue, blocksOf, type Report } from '../blockQueue.js';
import { PIXEL_BYTES, type PixelPlace, PixelReader, type Stretch } from '../files/pixelPlace.js';
import { readFully, writeFully } from '../files/readFully.js';
import { SingleWriter } from '../files/singleWriter.js';
import { type FlatPlane, readFlat } from './readFlat.js';

export interface CalibrateFramesOrder {
  readonly frames: readonly {
    readonly pixels: PixelPlace;
    readonly output: { readonly fd: number; readonly offset: number };
    readonly pedestal: number;
    readonly saturation: number | null;
  }[];
  readonly bias: PixelPlace | null;
  readonly dark: { readonly pixels: PixelPlace; readonly scale: number } | null;
  /** Divided by its level first. */
  readonly flat: FlatPlane | null;
  readonly blocks: BlockQueue;
}

export interface CalibrateShare {
  readonly frames: readonly { readonly saturatedPixels: number; readonly dataSum: number }[];
  readonly badFlatPixels: number;
}

type Frame = CalibrateFramesOrder['frames'][number];

interface Planes {
  readonly bias: Float64Array;
  readonly dark: Float64Array;
  readonly flat: Float64Array;
}

/** Calibrates a block of every frame, then the next block: the masters are read once for all frames. */
export function calibrateBlocks(order: CalibrateFramesOrder, report: Report): CalibrateShare {
  const { frames, blocks } = order;
  const plane = () => new Float64Array(blocks.blockPixels);
  const planes: Planes = { bias: plane(), dark: plane(), flat: plane().fill(1) };
  const kernels = kernelsFor(order);
  const totals = frames.map(() => ({ saturatedPixels: 0, dataSum: 0 }));
  const reader = new PixelReader();
  let badFlatPixels = 0;
  for (const stretch of blocksOf(blocks, report)) {
    badFlatPixels += readPlanes(planes, order, reader, stretch);
    for (const kernel of kernels.values()) {
      kernel.bias.set(planes.bias);
      kernel.flat.set(planes.flat);
      if (order.dark !== null) kernel.dark.set(planes.dark);
    }
    for (const [index, frame] of frames.entries()) {
      const kernel = kernels.get(frame.pixels.source);
      const done = kernel ? byKernel(frame, kernel, stretch) : plainly(frame, planes, reader, stretch);
      const total = totals[index] ?? { saturatedPixels: 0, dataSum: 0 };
      total.saturatedPixels += done.saturatedPixels;
      total.dataSum = addWithCarry(total.dataSum, done.dataSum);
    }
  }
  return { frames: totals, badFlatPixels };
}

function kernelsFor({ frames, dark, blocks }: CalibrateFramesOrder): Map<string, CalibrateKernel> {
  const blockPixels = Math.ceil(blocks.blockPixels / 4) * 4;
  const shape = { blockPixels, dark: dark !== null };
  const kernels = new Map<string, CalibrateKernel>();
  for (const source of ['u16', 'f32'] as const) {
    const wanted = frames.some(({ pixels }) => pixels.source === source);
    if (wanted) kernels.set(source, calibrateKernel({ ...shape, source }));
  }
  return kernels;
}

/** Answers how many pixels of the flat cannot be divided by. */
function readPlanes(planes: Planes, order: CalibrateFramesOrder, reader: PixelReader, stretch: Stretch): number {
  if (order.bias !== null) reader.into(planes.bias, order.bias, stretch);
  if (order.dark !== null) {
    const { pixels, scale } = order.dark;
    reader.into(planes.dark, pixels, stretch);
    for (let at = 0; at < stretch.count; at++) planes.dark[at] = scale * (planes.dark[at] as number);
  }
  return order.flat === null ? 0 : readFlat(planes.flat, order.flat, reader, stretch);
}

function byKernel(frame: Frame, kernel: CalibrateKernel, { start, count }: Stretch) {
  const { pixels, output } = frame;
  const bytes = PIXEL_BYTES[pixels.source];
  readFully(pixels.fd, kernel.raw.subarray(0, count * bytes), pixels.offset + start * bytes);
  const saturatedPixels = kernel.run(count, frame);
  writeFully(output.fd, kernel.output.subarray(0, 4 * count), output.offset + 4 * start);
  return { saturatedPixels, dataSum: kernel.outputSum(count) };
}

function plainly({ pixels, output, ...options }: Frame, planes: Planes, reader: PixelReader, stretch: Stretch) {
  const raw = new Float64Array(stretch.count);
  reader.into(raw, pixels, stretch);
  const image = (values: Float64Array) => ({
    width: stretch.count,
    height: 1,
    pixels: values.subarray(0, stretch.count),
  });
  const masters = { bias: image(planes.bias), dark: image(planes.dark), flat: image(planes.flat) };
  const calibrated = calibrate(image(raw), masters, options);
  const dataSum = new SingleWriter(output).write(Float64Array.from(calibrated.pixels), stretch.start);
  return { saturatedPixels: calibrated.saturatedPixels, dataSum };
}
