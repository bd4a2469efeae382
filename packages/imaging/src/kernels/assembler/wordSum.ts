import { swapped32 } from './bigEndian.js';
import { FunctionBuilder } from './functionBuilder.js';
import { i32, i64x2, v128, whileTrue } from './instructions.js';

/** Where `wordSumFunction` leaves its two halves. */
export const SUM_ADDRESS = 32;

/** `sum(start, end)`: adds the big-endian 32-bit words there, whole groups of four, into two 64-bit halves. */
export function wordSumFunction(): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32']);
  const at = builder.parameter(0);
  const end = builder.parameter(1);
  const words = builder.local('v128');
  const sum = builder.local('v128');
  builder.setBody(
    sum.set(i32Zeros()),
    whileTrue(i32.lessSigned(at.get, end.get), [
      ...words.set(v128.load([at.get])),
      ...words.set(swapped32(words)),
      ...sum.set(i64x2.add(sum.get, i64x2.add(i64x2.extendLow32(words.get), i64x2.extendHigh32(words.get)))),
      ...at.set(i32.add(at.get, i32.constant(16))),
    ]),
    v128.store([i32.constant(SUM_ADDRESS), sum.get]),
  );
  return builder;
}

function i32Zeros() {
  return v128.constant(new Uint8Array(16));
}

const TWO_32 = 2 ** 32;

/** The 32-bit ones' complement sum of the two halves (FITS 4.0, appendix J). */
export function foldedSum(buffer: ArrayBuffer): number {
  const [a = 0, b = 0, c = 0, d = 0] = new Uint32Array(buffer, SUM_ADDRESS, 4);
  return addWithCarry(addWithCarry(a, b), addWithCarry(c, d));
}

export function addWithCarry(a: number, b: number): number {
  const sum = a + b;
  return sum >= TWO_32 ? sum - (TWO_32 - 1) : sum;
}
