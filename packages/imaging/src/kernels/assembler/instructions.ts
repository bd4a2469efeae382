/** Instructions of a function body as bytes; an expression leaves one value on the stack. */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export function sequence(...parts: readonly Code[]): Code {
  return parts.flat();
}

const plain =
  (opcode: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), opcode];

const vector =
  (opcode: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode)];

/** Loads and stores: an address, a constant offset; alignment is only a hint and always given as one byte. */
const memory =
  (...opcode: number[]) =>
  (operands: readonly Code[], offset = 0): Code => [...operands.flat(), ...opcode, 0, ...unsigned(offset)];

const vectorMemory = (opcode: number) => memory(0xfd, ...unsigned(opcode));

const floatBytes = (value: number) => [...new Uint8Array(Float32Array.of(value).buffer)];
const doubleBytes = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  load: memory(0x28),
  load16: memory(0x2f),
  store: memory(0x36),
  isZero: plain(0x45),
  lessSigned: plain(0x48),
  greaterSigned: plain(0x4a),
  lessOrEqualSigned: plain(0x4c),
  trailingZeros: plain(0x68),
  add: plain(0x6a),
  subtract: plain(0x6b),
  multiply: plain(0x6c),
  and: plain(0x71),
  or: plain(0x72),
  xor: plain(0x73),
  shiftLeft: plain(0x74),
  shiftRight: plain(0x76),
  rotateLeft: plain(0x77),
  ofFloatBits: plain(0xbc),
};

export const f32 = { load: memory(0x2a), ofBits: plain(0xbe), ofDouble: plain(0xb6) };

export const f64 = {
  constant: (value: number): Code => [0x44, ...doubleBytes(value)],
  load: memory(0x2b),
  store: memory(0x39),
  equal: plain(0x61),
  less: plain(0x63),
  greater: plain(0x64),
  squareRoot: plain(0x9f),
  add: plain(0xa0),
  subtract: plain(0xa1),
  multiply: plain(0xa2),
  divide: plain(0xa3),
  ofSigned: plain(0xb7),
  ofFloat: plain(0xbb),
};

export const v128 = {
  constant: (bytes: Iterable<number>): Code => [0xfd, 12, ...bytes],
  load: vectorMemory(0),
  loadSplat32: vectorMemory(9),
  loadSplat64: vectorMemory(10),
  loadZero64: vectorMemory(93),
  store: vectorMemory(11),
  shuffle: (left: Code, right: Code, lanes: readonly number[]): Code => [...left, ...right, 0xfd, 13, ...lanes],
  not: vector(77),
  and: vector(78),
  or: vector(80),
  xor: vector(81),
  anyTrue: vector(83),
};

export const i16x8 = { splat: vector(16), minUnsigned: vector(151), maxUnsigned: vector(153) };

export const i32x4 = {
  splat: vector(17),
  equal: vector(55),
  greaterSigned: vector(59),
  lessSigned: vector(57),
  bits: vector(164),
  extendLow16: vector(169),
  extendHigh16: vector(170),
  shiftRightSigned: vector(172),
  add: vector(174),
  subtract: vector(177),
  minSigned: vector(182),
  maxSigned: vector(184),
};

export const i64x2 = { extendLow32: vector(201), extendHigh32: vector(202), add: vector(206), subtract: vector(209) };

export const f32x4 = {
  splat: vector(19),
  constant: (value: number): Code => [0x43, ...floatBytes(value), 0xfd, 19],
  equal: vector(65),
  notEqual: vector(66),
  less: vector(67),
  lessOrEqual: vector(69),
  greaterOrEqual: vector(70),
  absolute: vector(224),
  squareRoot: vector(227),
  add: vector(228),
  subtract: vector(229),
  multiply: vector(230),
  larger: vector(235),
  ofSigned: vector(250),
  ofDoubles: vector(94),
};

export const f64x2 = {
  splat: vector(20),
  add: vector(240),
  subtract: vector(241),
  multiply: vector(242),
  divide: vector(243),
  ofLowFloats: vector(95),
  ofLowSigned: vector(254),
  greaterOrEqual: vector(76),
};

/** `while (condition) body`. */
export function whileTrue(condition: Code, body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, ...condition, 0x45, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b];
}

export function ifTrue(condition: Code, then: Code, otherwise: Code = []): Code {
  return [...condition, 0x04, 0x40, ...then, ...(otherwise.length > 0 ? [0x05, ...otherwise] : []), 0x0b];
}

export function ifElseDouble(condition: Code, then: Code, otherwise: Code): Code {
  return [...condition, 0x04, 0x7c, ...then, 0x05, ...otherwise, 0x0b];
}
