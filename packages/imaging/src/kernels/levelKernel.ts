import { fourFloats, storedSigns } from './assembler/bigEndian.js';
import { FunctionBuilder, type Local } from './assembler/functionBuilder.js';
import { type Code, f32x4, i32, i32x4, v128, whileTrue } from './assembler/instructions.js';
import { moduleBytes } from './assembler/moduleBytes.js';
import { WASM_PAGE_BYTES } from './assembler/webAssembly.js';

export interface LevelShape {
  /** Pixels of a block, a multiple of 4. */
  readonly blockPixels: number;
  readonly source: 'u16' | 'f32';
}

export interface LevelCount {
  /** Pixels that are numbers. */
  readonly numbers: number;
  /** Those of them below the bracket. */
  readonly below: number;
  /** Places of the pixels within the bracket; overwritten by the next count. */
  readonly within: Int32Array;
}

/**
 * Counts the pixels of (raw - pedestal) below a bracket and lists those in it: one look over a frame, then an exact
 * selection among few. Values are worked out in float32: near the ends of the bracket they may fall on either side.
 */
export interface LevelKernel {
  /** Big-endian pixels of a frame's block. */
  readonly raw: Uint8Array;
  readonly pedestal: Float32Array;
  count(pixelCount: number, bracket: { readonly low: number; readonly high: number }): LevelCount;
}

const COUNTS_ADDRESS = 16;
const SLACK_BYTES = 64;

export function levelKernel({ blockPixels, source }: LevelShape): LevelKernel {
  const pixelBytes = source === 'u16' ? 2 : 4;
  const places = { pedestal: 64, raw: 0, list: 0 };
  places.raw = places.pedestal + blockPixels * 4 + SLACK_BYTES;
  places.list = places.raw + blockPixels * pixelBytes + SLACK_BYTES;
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((places.list + blockPixels * 4 + SLACK_BYTES) / WASM_PAGE_BYTES) + 1,
  });
  const module = new WebAssembly.Module(moduleBytes({ count: countFunction(source, places) }));
  const { count } = new WebAssembly.Instance(module, { host: { memory } }).exports;
  if (!count) throw new Error('the kernel lacks its function');
  const { buffer } = memory;
  const counts = new Int32Array(buffer, COUNTS_ADDRESS, 8);
  const total = (from: number) => counts.subarray(from, from + 4).reduce((sum, lane) => sum - lane, 0);
  return {
    raw: new Uint8Array(buffer, places.raw, blockPixels * pixelBytes),
    pedestal: new Float32Array(buffer, places.pedestal, blockPixels),
    count(pixelCount, { low, high }) {
      new Float32Array(buffer, places.pedestal + 4 * pixelCount, 4).fill(Number.NaN);
      const listed = count(pixelCount, low, high);
      return { numbers: total(4), below: total(0), within: new Int32Array(buffer, places.list, listed) };
    },
  };
}

/** `count(pixelCount, low, high)`: how many places are listed. Counts in lanes of -1. */
function countFunction(source: 'u16' | 'f32', places: { pedestal: number; raw: number; list: number }) {
  const builder = new FunctionBuilder(['i32', 'f32', 'f32'], 'i32');
  const pixelCount = builder.parameter(0);
  const [pixel, end, bits] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const vectors = Array.from({ length: 8 }, () => builder.local('v128'));
  const [zeros, signs, low, high, value, below, numbers, under] = vectors as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const address = i32.shiftLeft(pixel.get, i32.constant(source === 'u16' ? 1 : 2));
  const load = fourFloats(value, { source, address, offset: places.raw }, { zeros, signs });
  const pedestal = v128.load([i32.shiftLeft(pixel.get, i32.constant(2))], places.pedestal);
  const listOne: Code = [
    ...i32.store([end.get, i32.add(pixel.get, i32.trailingZeros(bits.get))], places.list),
    ...end.set(i32.add(end.get, i32.constant(4))),
    ...bits.set(i32.and(bits.get, i32.subtract(bits.get, i32.constant(1)))),
  ];
  builder.setBody(
    signs.set(storedSigns()),
    low.set(f32x4.splat(builder.parameter(1).get)),
    high.set(f32x4.splat(builder.parameter(2).get)),
    whileTrue(i32.lessSigned(pixel.get, pixelCount.get), [
      ...load,
      ...value.set(f32x4.subtract(value.get, pedestal)),
      ...under.set(f32x4.less(value.get, low.get)),
      ...below.set(i32x4.add(below.get, under.get)),
      ...numbers.set(i32x4.add(numbers.get, f32x4.equal(value.get, value.get))),
      ...bits.set(i32x4.bits(v128.and(v128.not(under.get), f32x4.lessOrEqual(value.get, high.get)))),
      ...whileTrue(bits.get, listOne),
      ...pixel.set(i32.add(pixel.get, i32.constant(4))),
    ]),
    v128.store([i32.constant(COUNTS_ADDRESS), below.get]),
    v128.store([i32.constant(COUNTS_ADDRESS + 16), numbers.get]),
    i32.shiftRight(end.get, i32.constant(2)),
  );
  return builder;
}
