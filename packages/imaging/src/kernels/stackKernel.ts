import { WASM_PAGE_BYTES } from './assembler/webAssembly.js';
import { foldedSum } from './assembler/wordSum.js';
import { comparatorNetwork } from './lanes/comparatorNetwork.js';
import { REJECTED_ADDRESS } from './lanes/roundsFunction.js';
import { stackKernelBytes } from './stackKernelBytes.js';
import { MOST_UNROLLED, type StackLayout, type StackShape, stackLayout } from './stackShape.js';

/**
 * Combines stacks block by block as `combine`, `masterDark` and `masterFlat` do, to the same bits: fill the frames'
 * blocks with pixels as they lie in their files, the planes and levels the work needs, then `run`.
 */
export interface StackKernel {
  /** Big-endian pixels of one frame's block. */
  frame(index: number): Uint8Array;
  /** Subtracted from every frame (`offset`, `scaled`), this machine's float32. */
  readonly bias: Float32Array;
  /** Subtracted after the bias (`scaled`). */
  readonly dark: Float32Array;
  /** What each frame is divided by (`scaled`). */
  setLevels(levels: readonly number[]): void;
  /** Combines the first `pixelCount` pixels of the block; answers how many values were clipped. */
  run(pixelCount: number): number;
  /** Combined pixels: big-endian float32; not for `scaled`. */
  readonly output: Uint8Array;
  /** Combined pixels in float64; `scaled` only. */
  readonly doubles: Float64Array;
  /** Ones' complement sum of the first words of `output`. */
  outputSum(words: number): number;
}

export function stackKernel(shape: StackShape): StackKernel {
  const comparators = comparatorNetwork(shape.frameCount);
  const layout = stackLayout(shape, comparators.length);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.end / WASM_PAGE_BYTES) + 1 });
  const module = new WebAssembly.Module(stackKernelBytes(shape, layout));
  const { run, sum } = new WebAssembly.Instance(module, { host: { memory } }).exports;
  if (!run || !sum) throw new Error('the kernel lacks its functions');
  const { buffer } = memory;
  const { frameCount, blockPixels, source, work } = shape;
  const scaled = work === 'scaled';
  const pixelBytes = source === 'u16' ? 2 : 4;
  const rejected = new Int32Array(buffer, REJECTED_ADDRESS, 1);
  if (frameCount > MOST_UNROLLED) {
    const addresses = comparators.flat().map((position) => layout.sorted + 16 * position);
    new Int32Array(buffer, layout.comparators, addresses.length).set(addresses);
  }
  const frame = (index: number) =>
    new Uint8Array(buffer, layout.frames + index * layout.stride, blockPixels * pixelBytes);
  return {
    frame,
    bias: new Float32Array(buffer, layout.bias, work === 'plain' ? 0 : blockPixels),
    dark: new Float32Array(buffer, layout.dark, scaled ? blockPixels : 0),
    output: new Uint8Array(buffer, layout.output, scaled ? 0 : blockPixels * 4),
    doubles: new Float64Array(buffer, layout.output, scaled ? blockPixels : 0),
    setLevels(levels) {
      new Float64Array(buffer, layout.levels, frameCount).set(levels);
      new Float32Array(buffer, layout.inverses, frameCount).set(levels.map((level) => 1 / level));
    },
    run(pixelCount) {
      if (pixelCount % 8 !== 0) clearTail(buffer, { shape, layout, pixelCount });
      rejected[0] = 0;
      run(pixelCount);
      return rejected[0] ?? 0;
    },
    outputSum(words) {
      new Uint32Array(buffer, layout.output + 4 * words, 3).fill(0);
      sum(layout.output, layout.output + 4 * words);
      return foldedSum(buffer);
    },
  };
}

/** Pixels past the end that share the last group are all alike, so that nothing of them is clipped and counted. */
function clearTail(
  buffer: ArrayBuffer,
  { shape, layout, pixelCount }: { shape: StackShape; layout: StackLayout; pixelCount: number },
): void {
  const pixelBytes = shape.source === 'u16' ? 2 : 4;
  for (let index = 0; index < shape.frameCount; index++) {
    new Uint8Array(buffer, layout.frames + index * layout.stride + pixelCount * pixelBytes, 8 * pixelBytes).fill(0);
  }
  if (shape.work !== 'plain') new Float32Array(buffer, layout.bias + 4 * pixelCount, 8).fill(Number.NaN);
  if (shape.work === 'scaled') new Float32Array(buffer, layout.dark + 4 * pixelCount, 8).fill(0);
}
