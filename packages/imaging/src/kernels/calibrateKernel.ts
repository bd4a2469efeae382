import { calibrate } from '../calibrate/calibrate.js';
import { fourUnsigned, storedSigns, swapped32 } from './assembler/bigEndian.js';
import { FunctionBuilder, type Local } from './assembler/functionBuilder.js';
import { bothLowHalves, highHalf } from './assembler/halves.js';
import { type Code, f32x4, f64x2, i32, i64x2, v128, whileTrue } from './assembler/instructions.js';
import { moduleBytes } from './assembler/moduleBytes.js';
import { WASM_PAGE_BYTES } from './assembler/webAssembly.js';
import { foldedSum, wordSumFunction } from './assembler/wordSum.js';

export interface CalibrateShape {
  /** Pixels of a block, a multiple of 4. */
  readonly blockPixels: number;
  readonly source: 'u16' | 'f32';
  readonly dark: boolean;
}

/**
 * Calibrates frames block by block as `calibrate` does, to the same bits: fill the planes with the masters, then `raw`
 * and `run` for each frame.
 */
export interface CalibrateKernel {
  /** Big-endian pixels of a frame's block. */
  readonly raw: Uint8Array;
  /** Masters' blocks; where there is none, 0, or 1 for the flat. The dark times its scale. */
  readonly bias: Float64Array;
  readonly dark: Float64Array;
  /** Pixels that must not be divided by are 1 here. */
  readonly flat: Float64Array;
  /** Calibrates the first `pixelCount` pixels; answers how many of them are saturated. */
  run(pixelCount: number, options: { readonly pedestal: number; readonly saturation: number | null }): number;
  /** Big-endian float32. */
  readonly output: Uint8Array;
  /** Ones' complement sum of the first words of `output`. */
  outputSum(words: number): number;
}

/** Where `run` leaves how many pixels of each half are saturated. */
const SATURATED_ADDRESS = 16;
const SLACK_BYTES = 64;

interface Layout {
  readonly bias: number;
  readonly dark: number;
  readonly flat: number;
  readonly raw: number;
  readonly output: number;
  readonly end: number;
}

export function calibrateKernel(shape: CalibrateShape): CalibrateKernel {
  const { blockPixels, source, dark } = shape;
  const layout = layoutOf(shape);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.end / WASM_PAGE_BYTES) + 1 });
  const bytes = moduleBytes({ run: runFunction(shape, layout), sum: wordSumFunction() });
  const { run, sum } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } }).exports;
  if (!run || !sum) throw new Error('the kernel lacks its functions');
  const { buffer } = memory;
  const saturated = new Uint32Array(buffer, SATURATED_ADDRESS, 4);
  const kernel: Omit<CalibrateKernel, 'run'> = {
    raw: new Uint8Array(buffer, layout.raw, blockPixels * (source === 'u16' ? 2 : 4)),
    bias: new Float64Array(buffer, layout.bias, blockPixels),
    dark: new Float64Array(buffer, layout.dark, dark ? blockPixels : 0),
    flat: new Float64Array(buffer, layout.flat, blockPixels).fill(1),
    output: new Uint8Array(buffer, layout.output, blockPixels * 4),
    outputSum(words) {
      new Uint32Array(buffer, layout.output + 4 * words, 3).fill(0);
      sum(layout.output, layout.output + 4 * words);
      return foldedSum(buffer);
    },
  };
  return {
    ...kernel,
    run(pixelCount, { pedestal, saturation }) {
      const pixelBytes = source === 'u16' ? 2 : 4;
      clearTail(buffer, layout, { pixelCount, pixelBytes });
      const withoutNumber = run(pixelCount, pedestal, saturation ?? Number.NaN);
      if (withoutNumber !== 0) writtenOut(kernel, shape, pixelCount, pedestal);
      const padding = source === 'u16' && saturation !== null && saturation <= 0 ? -pixelCount & 3 : 0;
      return (saturated[0] ?? 0) + (saturated[2] ?? 0) - padding;
    },
  };
}

/** The last group's other pixels become the lowest there are, so that none of them counts as saturated. */
function clearTail(buffer: ArrayBuffer, layout: Layout, tail: { pixelCount: number; pixelBytes: number }): void {
  const { pixelCount, pixelBytes } = tail;
  const lowest = pixelBytes === 2 ? [0x80, 0] : [0xff, 0x7f, 0xff, 0xff];
  const bytes = new Uint8Array(buffer, layout.raw + pixelCount * pixelBytes, 4 * pixelBytes);
  bytes.forEach((_, at) => {
    bytes[at] = lowest[at % pixelBytes] ?? 0;
  });
}

/** A block with values that are no numbers, or leave float32, is left to the reference. */
function writtenOut(kernel: Omit<CalibrateKernel, 'run'>, shape: CalibrateShape, width: number, pedestal: number) {
  const { raw, output } = kernel;
  const stored = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const pixels = Float64Array.from({ length: width }, (_, at) =>
    shape.source === 'u16' ? stored.getUint16(2 * at) ^ 0x8000 : stored.getFloat32(4 * at),
  );
  const plane = (values: Float64Array) => ({ width, height: 1, pixels: values.subarray(0, width) });
  const masters = { bias: plane(kernel.bias), flat: plane(kernel.flat) };
  const dark = shape.dark ? { dark: plane(kernel.dark) } : {};
  const calibrated = calibrate({ width, height: 1, pixels }, { ...masters, ...dark }, { saturation: null, pedestal });
  const view = new DataView(output.buffer, output.byteOffset, output.byteLength);
  for (let at = 0; at < width; at++) view.setFloat32(4 * at, calibrated.pixels[at] as number);
}

function layoutOf({ blockPixels, source, dark }: CalibrateShape): Layout {
  let end = 64;
  const plane = (bytesPerPixel: number) => {
    const start = end;
    end = Math.ceil((start + blockPixels * bytesPerPixel) / 64) * 64 + SLACK_BYTES;
    return start;
  };
  const places = { bias: plane(8), dark: plane(dark ? 8 : 0), flat: plane(8) };
  return { ...places, raw: plane(source === 'u16' ? 2 : 4), output: plane(4), end };
}

/** `run(pixelCount, pedestal, saturation)`: 1 where a result is no number. */
function runFunction(shape: CalibrateShape, layout: Layout): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'f64', 'f64'], 'i32');
  const pixelCount = builder.parameter(0);
  const [pixel, at, wide] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const vectors = Array.from({ length: 10 }, () => builder.local('v128'));
  const [zeros, signs, pedestal, saturation, raw, value, low, high, saturated, off] = vectors as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const unsigned = shape.source === 'u16';
  const load: Code = unsigned
    ? raw.set(fourUnsigned(at.get, layout.raw, { zeros, signs }))
    : [...raw.set(v128.load([at.get], layout.raw)), ...raw.set(swapped32(raw))];
  const widen = unsigned ? f64x2.ofLowSigned : f64x2.ofLowFloats;
  const half = (target: Local, words: Code, shift: number): Code => {
    const plane = (start: number) => v128.load([wide.get], start + shift);
    return [
      ...value.set(widen(words)),
      ...saturated.set(i64x2.subtract(saturated.get, f64x2.greaterOrEqual(value.get, saturation.get))),
      ...value.set(f64x2.subtract(f64x2.subtract(value.get, pedestal.get), plane(layout.bias))),
      ...(shape.dark ? value.set(f64x2.subtract(value.get, plane(layout.dark))) : []),
      ...target.set(f32x4.ofDoubles(f64x2.divide(value.get, plane(layout.flat)))),
    ];
  };
  builder.setBody(
    signs.set(storedSigns()),
    pedestal.set(f64x2.splat(builder.parameter(1).get)),
    saturation.set(f64x2.splat(builder.parameter(2).get)),
    whileTrue(i32.lessSigned(pixel.get, pixelCount.get), [
      ...at.set(i32.shiftLeft(pixel.get, i32.constant(unsigned ? 1 : 2))),
      ...wide.set(i32.shiftLeft(pixel.get, i32.constant(3))),
      ...load,
      ...half(low, raw.get, 0),
      ...half(high, highHalf(raw.get), 16),
      ...low.set(bothLowHalves(low, high)),
      ...off.set(v128.or(off.get, f32x4.subtract(low.get, low.get))),
      ...v128.store([i32.shiftLeft(pixel.get, i32.constant(2)), swapped32(low)], layout.output),
      ...pixel.set(i32.add(pixel.get, i32.constant(4))),
    ]),
    v128.store([i32.constant(SATURATED_ADDRESS), saturated.get]),
    v128.anyTrue(off.get),
  );
  return builder;
}
