/** Bytes of WebAssembly code: an instruction or a sequence of them. */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const simd = (operation: number): number[] => [0xfd, ...unsigned(operation)];
const VECTOR_ALIGNMENT = 2;
const EMPTY_BLOCK = 0x40;

/** The instructions the kernels are made of, named as in the WebAssembly specification. */
export const wasm = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  i32Const: (value: number): Code => [0x41, ...signed(value)],
  i32Add: [0x6a] as Code,
  i32LessUnsigned: [0x49] as Code,
  i32Store: (offset = 0): Code => [0x36, 2, ...unsigned(offset)],
  f32Load: (offset = 0): Code => [0x2a, 2, ...unsigned(offset)],
  f32Store: (offset = 0): Code => [0x38, 2, ...unsigned(offset)],
  v128Load: (offset = 0): Code => [...simd(0), VECTOR_ALIGNMENT, ...unsigned(offset)],
  v128Store: (offset = 0): Code => [...simd(11), VECTOR_ALIGNMENT, ...unsigned(offset)],
  v128And: simd(78) as Code,
  v128AnyTrue: simd(83) as Code,
  f32x4Splat: simd(19) as Code,
  f32x4Equal: simd(65) as Code,
  f32x4Greater: simd(68) as Code,
  f32x4Add: simd(228) as Code,
  f32x4Subtract: simd(229) as Code,
  f32x4Multiply: simd(230) as Code,
  branchIf: (depth: number): Code => [0x0d, ...unsigned(depth)],
  loop: (...body: Code[]): Code => [0x03, EMPTY_BLOCK, ...body.flat(), 0x0b],
  when: (...body: Code[]): Code => [0x04, EMPTY_BLOCK, ...body.flat(), 0x0b],
} as const;

export const VALUE_TYPES = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
type ValueType = keyof typeof VALUE_TYPES;

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  /** Numbered after the parameters. */
  readonly locals: readonly ValueType[];
  readonly body: readonly Code[];
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const FUNCTION_TYPE = 0x60;
const END = 0x0b;

/** A module that imports its memory as `environment.memory` and exports the functions. WebAssembly 2.0, binary format. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, results }) => [
    FUNCTION_TYPE,
    ...typeVector(parameters),
    ...typeVector(results),
  ]);
  const memory = [...text('environment'), ...text('memory'), 0x02, 0x00, 0x01];
  const exported = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  const bodies = functions.map(({ locals, body }) => {
    const declared = vector(locals.map((type) => [1, VALUE_TYPES[type]]));
    const code = [...declared, ...body.flat(), END];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(7, exported),
    ...section(10, bodies),
  ]);
}

function vector(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function typeVector(types: readonly ValueType[]): number[] {
  return vector(types.map((type) => [VALUE_TYPES[type]]));
}

function text(name: string): number[] {
  return vector([...Buffer.from(name)].map((byte) => [byte]));
}

function section(id: number, items: readonly Code[]): number[] {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}
