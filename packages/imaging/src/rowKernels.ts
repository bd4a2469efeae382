import { type Code, type WasmFunction, wasm } from './wasm/assemble.js';
import { instantiate } from './wasm/instantiate.js';

/** How a row is smoothed and looked through, in float32; buffers of the kernels' own, reused for every row. */
export interface RowKernels {
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
  /** smoothed = [1 2 1; 2 4 2; 1 2 1] / 16 on the rows in three slots, edge columns repeated; gives the number of groups. */
  smooth(below: number, middle: number, above: number, threshold: number): number;
}

export const SLOTS = 3;
const LANES = 4;
const LANE_BYTES = 4;
const VECTOR_BYTES = LANES * LANE_BYTES;

const {
  get,
  set,
  tee,
  i32Const,
  i32Add,
  i32LessUnsigned,
  i32Store,
  f32Load,
  f32Store,
  v128Load,
  v128Store,
  v128And,
  v128AnyTrue,
  f32x4Splat,
  f32x4Equal,
  f32x4Greater,
  f32x4Add,
  f32x4Subtract,
  f32x4Multiply,
  branchIf,
  loop,
  when,
} = wasm;

/** Adds to a local. */
const advance = (local: number, by: number): Code => [...get(local), ...i32Const(by), ...i32Add, ...set(local)];
/** Ends a loop's body: goes on while the pointer is below the end. */
const whileBelow = (pointer: number, end: number): Code => [
  ...get(pointer),
  ...get(end),
  ...i32LessUnsigned,
  ...branchIf(0),
];
const f32ConstSplat = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), ...f32x4Splat];

/** (raw, end of raw, lower sky, rise, out, part): pointers in bytes. */
const CLEAN: WasmFunction = {
  name: 'clean',
  parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'f32'],
  results: [],
  locals: ['v128', 'v128'],
  body: [
    get(5),
    f32x4Splat,
    set(6),
    loop(
      get(4),
      get(0),
      v128Load(),
      get(2),
      v128Load(),
      get(3),
      v128Load(),
      get(6),
      f32x4Multiply,
      f32x4Add,
      f32x4Subtract,
      tee(7),
      get(7),
      get(7),
      f32x4Equal,
      v128And,
      v128Store(),
      advance(2, VECTOR_BYTES),
      advance(3, VECTOR_BYTES),
      advance(4, VECTOR_BYTES),
      advance(0, VECTOR_BYTES),
      whileBelow(0, 1),
    ),
  ],
};

/**
 * (below, end of below, middle, above, columns' sums, smoothed, groups, threshold, end of the row's last pixel in the
 * columns' sums): the sums along columns first, then along the row; gives the end of the groups.
 */
const SMOOTH: WasmFunction = {
  name: 'smooth',
  parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'i32'],
  results: ['i32'],
  locals: ['v128', 'v128', 'v128', 'i32', 'i32', 'i32'],
  body: [
    get(7),
    f32x4Splat,
    set(9),
    f32ConstSplat(0.25),
    set(10),
    get(4),
    set(12),
    loop(
      get(12),
      get(0),
      v128Load(),
      get(3),
      v128Load(),
      f32x4Add,
      get(2),
      v128Load(),
      tee(11),
      get(11),
      f32x4Add,
      f32x4Add,
      get(10),
      f32x4Multiply,
      v128Store(),
      advance(2, VECTOR_BYTES),
      advance(3, VECTOR_BYTES),
      advance(12, VECTOR_BYTES),
      advance(0, VECTOR_BYTES),
      whileBelow(0, 1),
    ),
    get(12),
    set(13),
    get(4),
    i32Const(-LANE_BYTES),
    i32Add,
    get(4),
    f32Load(),
    f32Store(),
    get(8),
    get(8),
    i32Const(-LANE_BYTES),
    i32Add,
    f32Load(),
    f32Store(),
    get(4),
    i32Const(-LANE_BYTES),
    i32Add,
    set(12),
    get(13),
    i32Const(-LANE_BYTES),
    i32Add,
    set(13),
    loop(
      get(5),
      get(12),
      v128Load(),
      get(12),
      v128Load(2 * LANE_BYTES),
      f32x4Add,
      get(12),
      v128Load(LANE_BYTES),
      tee(11),
      get(11),
      f32x4Add,
      f32x4Add,
      get(10),
      f32x4Multiply,
      tee(11),
      v128Store(),
      get(11),
      get(9),
      f32x4Greater,
      v128AnyTrue,
      when(get(6), get(14), i32Store(), advance(6, LANE_BYTES)),
      advance(14, LANES),
      advance(5, VECTOR_BYTES),
      advance(12, VECTOR_BYTES),
      whileBelow(12, 13),
    ),
    get(6),
  ],
};

interface Functions {
  clean(raw: number, end: number, lowerSky: number, skyRise: number, out: number, part: number): void;
  smooth(
    below: number,
    end: number,
    middle: number,
    above: number,
    sums: number,
    smoothed: number,
    groups: number,
    threshold: number,
    lastEnd: number,
  ): number;
}

/** The kernels for rows of so many pixels: WebAssembly SIMD, four pixels at a time. */
export function rowKernels(width: number): RowKernels {
  const padded = Math.ceil(width / LANES) * LANES;
  const stride = padded * LANE_BYTES + 2 * VECTOR_BYTES;
  const place = (buffer: number) => VECTOR_BYTES + buffer * stride;
  const [raw, lowerSky, skyRise, sums, smoothed, groups] = [0, 1, 2, 3, 4, 5].map(place) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const slot = (index: number) => place(6 + index);
  const { functions, memory } = instantiate<Functions>([CLEAN, SMOOTH], place(6 + SLOTS));
  const pixels = (start: number) => new Float32Array(memory, start, width);
  const bytes = padded * LANE_BYTES;
  return {
    raw: pixels(raw),
    lowerSky: pixels(lowerSky),
    skyRise: pixels(skyRise),
    smoothed: pixels(smoothed),
    groups: new Int32Array(memory, groups, padded / LANES),
    clean: (index, part) => functions.clean(raw, raw + bytes, lowerSky, skyRise, slot(index), part),
    smooth(below, middle, above, threshold) {
      const start = slot(below);
      const end = functions.smooth(
        start,
        start + bytes,
        slot(middle),
        slot(above),
        sums,
        smoothed,
        groups,
        threshold,
        sums + width * LANE_BYTES,
      );
      return (end - groups) / LANE_BYTES;
    },
  };
}
