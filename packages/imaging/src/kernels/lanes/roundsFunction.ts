import { swappedWord } from '../assembler/bigEndian.js';
import { FunctionBuilder, type Local } from '../assembler/functionBuilder.js';
import { type Code, f32, f64, i32, ifElseDouble, ifTrue, whileTrue } from '../assembler/instructions.js';
import { callFunction } from '../assembler/moduleBytes.js';
import type { StackLayout, StackShape } from '../stackShape.js';
import { planeValue, rawValue, scaledValue } from '../stackValue.js';

/** Where `rounds` counts the values it has dropped. */
export const REJECTED_ADDRESS = 8;

/**
 * `rounds(lane, pixel)`: the clipping written out for one pixel whose group lies sorted in memory: its values in
 * float64, those that are not finite left out, put in order, and handed to `clip`.
 */
export function roundsFunction(shape: StackShape, layout: StackLayout, clip: number): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32']);
  const [lane, pixel] = [builder.parameter(0), builder.parameter(1)];
  const [frame, end, place] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const scratch = { word: builder.local('i32'), index: builder.local('i32') };
  const value = builder.local('f64');
  const values = i32.constant(layout.values);
  const before = f64.load([i32.subtract(place.get, i32.constant(8))]);
  const step = (local: Local, by: number) => local.set(i32.add(local.get, i32.constant(by)));
  const higherBefore: Code = [
    ...i32.lessSigned(values, place.get),
    0x04,
    0x7f,
    ...f64.greater(before, value.get),
    0x05,
    ...i32.constant(0),
    0x0b,
  ];
  const insert: Code = [
    ...place.set(end.get),
    ...whileTrue(higherBefore, [...f64.store([place.get, before]), ...step(place, -8)]),
    ...f64.store([place.get, value.get]),
    ...step(end, 8),
  ];
  const finite = f64.equal(f64.subtract(value.get, value.get), f64.constant(0));
  const rejected = i32.constant(REJECTED_ADDRESS);
  builder.setBody(
    end.set(values),
    frame.set(i32.constant(0)),
    whileTrue(i32.lessSigned(frame.get, i32.constant(shape.frameCount)), [
      ...value.set(frameValue(shape, layout, { lane, pixel, frame, scratch })),
      ...ifTrue(finite, insert),
      ...step(frame, 1),
    ]),
    i32.store([i32.constant(0), i32.constant(0)]),
    value.set(
      ifElseDouble(i32.lessSigned(values, end.get), callFunction(clip, values, end.get), f64.constant(Number.NaN)),
    ),
    i32.store([rejected, i32.add(i32.load([rejected]), i32.load([i32.constant(0)]))]),
    stored(shape, layout, { pixel, value, word: scratch.word }),
  );
  return builder;
}

interface Places {
  readonly lane: Local;
  readonly pixel: Local;
  readonly frame: Local;
  readonly scratch: { readonly word: Local; readonly index: Local };
}

function frameValue(shape: StackShape, layout: StackLayout, { lane, pixel, frame, scratch }: Places): Code {
  const inSorted = (shift: number) =>
    i32.add(i32.shiftLeft(frame.get, i32.constant(4)), i32.shiftLeft(lane.get, i32.constant(shift)));
  if (shape.work === 'scaled') {
    return scaledValue(shape, layout, i32.load([inSorted(2)], layout.sorted), pixel.get, scratch);
  }
  const raw =
    shape.source === 'u16'
      ? f64.ofSigned(i32.load16([inSorted(1)], layout.sorted))
      : rawValue(shape, layout, frame.get, pixel.get, scratch.word);
  return shape.work === 'plain' ? raw : f64.subtract(raw, planeValue(pixel.get, layout.bias));
}

function stored(shape: StackShape, layout: StackLayout, at: { pixel: Local; value: Local; word: Local }): Code {
  const { pixel, value, word } = at;
  if (shape.work === 'scaled') return f64.store([i32.shiftLeft(pixel.get, i32.constant(3)), value.get], layout.output);
  return [
    ...word.set(i32.ofFloatBits(f32.ofDouble(value.get))),
    ...i32.store([i32.shiftLeft(pixel.get, i32.constant(2)), swappedWord(word)], layout.output),
  ];
}
