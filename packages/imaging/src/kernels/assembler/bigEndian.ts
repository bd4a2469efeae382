import type { Local } from './functionBuilder.js';
import { type Code, f32, f32x4, i16x8, i32, i32x4, v128 } from './instructions.js';

const SIGN_BIT = 0x8000;
const SWAP_16 = [1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14];
const SWAP_32 = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12];
/** The first four 16-bit words of the left, swapped, each above two bytes of the right. */
const SWAP_WIDEN = [1, 0, 16, 16, 3, 2, 16, 16, 5, 4, 16, 16, 7, 6, 16, 16];

export const signBits = (): Code => i16x8.splat(i32.constant(SIGN_BIT));

/** Eight unsigned 16-bit pixels (BZERO 32768) as they are stored, in this machine's order. */
export function eightUnsigned(address: Code, offset: number): Code {
  const stored = v128.load([address], offset);
  return v128.xor(v128.shuffle(stored, stored, SWAP_16), signBits());
}

/** What `fourUnsigned` needs in locals: zeros, and `storedSigns`. */
export interface SignLocals {
  readonly zeros: Local;
  readonly signs: Local;
}

/** The sign bits of 16-bit words in the file's byte order. */
export const storedSigns = (): Code => i32x4.splat(i32.constant(0x00800080));

/** Four unsigned 16-bit pixels as 32-bit integers. */
export function fourUnsigned(address: Code, offset: number, { zeros, signs }: SignLocals): Code {
  return v128.shuffle(v128.xor(v128.loadZero64([address], offset), signs.get), zeros.get, SWAP_WIDEN);
}

export interface FourStored {
  readonly source: 'u16' | 'f32';
  readonly address: Code;
  readonly offset: number;
}

/** Sets four pixels as they are stored, as float32. */
export function fourFloats(target: Local, { source, address, offset }: FourStored, locals: SignLocals): Code {
  if (source === 'u16') return target.set(f32x4.ofSigned(fourUnsigned(address, offset, locals)));
  return [...target.set(v128.load([address], offset)), ...target.set(swapped32(target))];
}

/** Swaps four 32-bit words, both ways. */
export function swapped32(vector: Local): Code {
  return v128.shuffle(vector.get, vector.get, SWAP_32);
}

/** One unsigned 16-bit pixel. */
export function oneUnsigned(address: Code, word: Local, offset = 0): Code {
  return [
    ...word.set(i32.load16([address], offset)),
    ...i32.xor(
      i32.or(
        i32.and(i32.shiftLeft(word.get, i32.constant(8)), i32.constant(0xff00)),
        i32.shiftRight(word.get, i32.constant(8)),
      ),
      i32.constant(SIGN_BIT),
    ),
  ];
}

export function oneFloat(address: Code, word: Local, offset = 0): Code {
  return [...word.set(i32.load([address], offset)), ...f32.ofBits(swappedWord(word))];
}

export function swappedWord(word: Local): Code {
  const low = i32.and(i32.rotateLeft(word.get, i32.constant(8)), i32.constant(0x00ff00ff));
  const high = i32.and(i32.rotateLeft(word.get, i32.constant(24)), i32.constant(0xff00ff00 | 0));
  return i32.or(low, high);
}
