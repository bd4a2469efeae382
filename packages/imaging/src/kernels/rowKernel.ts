import { FunctionBuilder, type Local } from './assembler/functionBuilder.js';
import { type Code, f32x4, i32, ifTrue, v128, whileTrue } from './assembler/instructions.js';
import { moduleBytes } from './assembler/moduleBytes.js';
import { WASM_PAGE_BYTES } from './assembler/webAssembly.js';

/**
 * How a row is smoothed and looked through, in float32, four pixels at a time; buffers of its own, reused for every
 * row.
 */
export interface RowKernel {
  /** Image row to be cleaned. */
  readonly raw: Float32Array;
  /** Sky at the mesh row below, and what the next one has more. */
  readonly lowerSky: Float32Array;
  readonly skyRise: Float32Array;
  readonly smoothed: Float32Array;
  /** First columns of groups of four in which a smoothed pixel is above the threshold. */
  readonly groups: Int32Array;
  /** The row in the slot = raw - (lowerSky + part * skyRise); NaN becomes 0. */
  clean(slot: number, part: number): void;
  /**
   * smoothed = [1 2 1; 2 4 2; 1 2 1] / 16 on the rows in three slots, edge columns repeated; gives the number of
   * groups.
   */
  smooth(below: number, middle: number, above: number, threshold: number): number;
}

export const SLOTS = 3;
const LANES = 4;
const LANE_BYTES = 4;
const VECTOR_BYTES = LANES * LANE_BYTES;

/** The kernel for rows of so many pixels. */
export function rowKernel(width: number): RowKernel {
  const padded = Math.ceil(width / LANES) * LANES;
  const bytes = padded * LANE_BYTES;
  const place = (buffer: number) => VECTOR_BYTES + buffer * (bytes + 2 * VECTOR_BYTES);
  const [raw, lowerSky, skyRise, sums, smoothed, groups] = [place(0), place(1), place(2), place(3), place(4), place(5)];
  const slot = (index: number) => place(6 + index);
  const module = new WebAssembly.Module(moduleBytes({ clean: cleanFunction(), smooth: smoothFunction() }));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(place(6 + SLOTS) / WASM_PAGE_BYTES) });
  const { clean, smooth } = new WebAssembly.Instance(module, { host: { memory } }).exports;
  if (clean === undefined || smooth === undefined) throw new Error('a kernel without its functions');
  const pixels = (start: number) => new Float32Array(memory.buffer, start, width);
  return {
    raw: pixels(raw),
    lowerSky: pixels(lowerSky),
    skyRise: pixels(skyRise),
    smoothed: pixels(smoothed),
    groups: new Int32Array(memory.buffer, groups, padded / LANES),
    clean: (index, part) => void clean(raw, raw + bytes, lowerSky, skyRise, slot(index), part),
    smooth(below, middle, above, threshold) {
      const rows = [slot(below), slot(below) + bytes, slot(middle), slot(above)] as const;
      return (smooth(...rows, sums, sums + width * LANE_BYTES, smoothed, groups, threshold) - groups) / LANE_BYTES;
    },
  };
}

const advance = (pointer: Local, by: number): Code => pointer.set(i32.add(pointer.get, i32.constant(by)));

/** clean(raw, end of raw, lower sky, rise, out, part). */
function cleanFunction(): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'f32']);
  const [raw, end, lowerSky, rise, out] = fiveParameters(builder);
  const [part, value] = [builder.local('v128'), builder.local('v128')];
  const sky = f32x4.add(v128.load([lowerSky.get]), f32x4.multiply(v128.load([rise.get]), part.get));
  builder.setBody(
    part.set(f32x4.splat(builder.parameter(5).get)),
    whileTrue(i32.lessSigned(raw.get, end.get), [
      ...value.set(f32x4.subtract(v128.load([raw.get]), sky)),
      ...v128.store([out.get, v128.and(value.get, f32x4.equal(value.get, value.get))]),
      ...[raw, lowerSky, rise, out].flatMap((pointer) => advance(pointer, VECTOR_BYTES)),
    ]),
  );
  return builder;
}

/**
 * smooth(below, end of below, middle, above, sums, end of the row's sums, smoothed, groups, threshold): the sums along
 * columns first, then along the row; answers the end of the groups.
 */
function smoothFunction(): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32'], 'i32');
  const [below, end, middle, above, sums] = fiveParameters(builder);
  const [rowEnd, smoothed, groups] = [builder.parameter(5), builder.parameter(6), builder.parameter(7)];
  const [threshold, value] = [builder.local('v128'), builder.local('v128')];
  const [sum, column] = [builder.local('i32'), builder.local('i32')];
  const sides = (left: Code, right: Code, centre: Code): Code => [
    ...value.set(centre),
    ...value.set(f32x4.add(f32x4.add(left, right), f32x4.add(value.get, value.get))),
    ...value.set(f32x4.multiply(value.get, f32x4.constant(1 / 4))),
  ];
  const before = i32.subtract(sum.get, i32.constant(LANE_BYTES));
  const edge = (from: Code, to: Code): Code => i32.store([to, i32.load([from])]);
  builder.setBody(
    threshold.set(f32x4.splat(builder.parameter(8).get)),
    sum.set(sums.get),
    whileTrue(i32.lessSigned(below.get, end.get), [
      ...sides(v128.load([below.get]), v128.load([above.get]), v128.load([middle.get])),
      ...v128.store([sum.get, value.get]),
      ...[below, middle, above, sum].flatMap((pointer) => advance(pointer, VECTOR_BYTES)),
    ]),
    edge(sums.get, i32.subtract(sums.get, i32.constant(LANE_BYTES))),
    edge(i32.subtract(rowEnd.get, i32.constant(LANE_BYTES)), rowEnd.get),
    sum.set(sums.get),
    whileTrue(i32.lessSigned(sum.get, rowEnd.get), [
      ...sides(v128.load([before]), v128.load([sum.get], LANE_BYTES), v128.load([sum.get])),
      ...v128.store([smoothed.get, value.get]),
      ...ifTrue(v128.anyTrue(f32x4.less(threshold.get, value.get)), [
        ...i32.store([groups.get, column.get]),
        ...advance(groups, LANE_BYTES),
      ]),
      ...advance(column, LANES),
      ...[smoothed, sum].flatMap((pointer) => advance(pointer, VECTOR_BYTES)),
    ]),
    groups.get,
  );
  return builder;
}

function fiveParameters(builder: FunctionBuilder): [Local, Local, Local, Local, Local] {
  const at = (index: number) => builder.parameter(index);
  return [at(0), at(1), at(2), at(3), at(4)];
}
