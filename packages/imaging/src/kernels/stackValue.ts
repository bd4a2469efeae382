import { oneFloat, oneUnsigned } from './assembler/bigEndian.js';
import type { Local } from './assembler/functionBuilder.js';
import { type Code, f32, f64, i32 } from './assembler/instructions.js';
import type { StackLayout, StackShape } from './stackShape.js';

export interface Scratch {
  readonly word: Local;
  readonly index: Local;
}

/** Bits of a key that hold the number of its frame. */
export function indexBits(frameCount: number): number {
  return Math.max(1, Math.ceil(Math.log2(frameCount)));
}

/** The frame's pixel as it is stored, as float64; `frame` is the frame's number. */
export function rawValue(shape: StackShape, layout: StackLayout, frame: Code, pixel: Code, word: Local): Code {
  const unsigned = shape.source === 'u16';
  const address = i32.add(
    i32.multiply(frame, i32.constant(layout.stride)),
    i32.shiftLeft(pixel, i32.constant(unsigned ? 1 : 2)),
  );
  if (unsigned) return f64.ofSigned(oneUnsigned(address, word, layout.frames));
  return f64.ofFloat(oneFloat(address, word, layout.frames));
}

export function planeValue(pixel: Code, plane: number): Code {
  return f64.ofFloat(f32At(pixel, plane));
}

/** (raw - bias - dark) / level of the frame a key names: the same operations as `masterFlat`, so the same bits. */
export function scaledValue(shape: StackShape, layout: StackLayout, key: Code, pixel: Code, scratch: Scratch): Code {
  const mask = 2 ** indexBits(shape.frameCount) - 1;
  const { word, index } = scratch;
  const level = f64.load([i32.shiftLeft(index.get, i32.constant(3))], layout.levels);
  const raw = rawValue(shape, layout, index.get, pixel, word);
  const reduced = f64.subtract(f64.subtract(raw, planeValue(pixel, layout.bias)), planeValue(pixel, layout.dark));
  return [...index.set(i32.and(key, i32.constant(mask))), ...f64.divide(reduced, level)];
}

function f32At(pixel: Code, plane: number): Code {
  return f32.load([i32.shiftLeft(pixel, i32.constant(2))], plane);
}
