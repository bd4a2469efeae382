import { FunctionBuilder, type Local } from './assembler/functionBuilder.js';
import { type Code, i32, ifTrue, whileTrue } from './assembler/instructions.js';
import { callFunction, moduleBytes } from './assembler/moduleBytes.js';
import { wordSumFunction } from './assembler/wordSum.js';
import { clipFunction } from './lanes/clipFunction.js';
import { eightSorted } from './lanes/eightSorted.js';
import { fourScaled } from './lanes/fourScaled.js';
import { fourSorted } from './lanes/fourSorted.js';
import { roundsFunction } from './lanes/roundsFunction.js';
import { sortedLanes } from './lanes/sortedLanes.js';
import type { StackLayout, StackShape } from './stackShape.js';

/** Indexes of the module's functions. */
const CLIP = 0;
const ROUNDS = 1;

/**
 * A module that combines a block: `run(pixelCount)`. It sorts the frames' values of 8 (u16) or 4 pixels at once, takes
 * the median where nothing can be clipped, and goes through the rounds for the others.
 */
export function stackKernelBytes(shape: StackShape, layout: StackLayout): Uint8Array {
  return moduleBytes({
    clip: clipFunction(shape),
    rounds: roundsFunction(shape, layout, CLIP),
    run: runFunction(shape, layout),
    sum: wordSumFunction(),
  });
}

function runFunction(shape: StackShape, layout: StackLayout): FunctionBuilder {
  const builder = new FunctionBuilder(['i32']);
  const pixelCount = builder.parameter(0);
  const [pixel, address, clipped] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const narrow = shape.source === 'u16' && shape.work !== 'scaled';
  const { frameCount } = shape;
  const lanes = sortedLanes(builder, layout, { frameCount, lanes: narrow ? 'unsigned16' : 'signed32' });
  const emit = narrow ? eightSorted : shape.work === 'scaled' ? fourScaled : fourSorted;
  const group = emit({ builder, shape, layout, lanes, places: { pixel, address }, clipped });
  const pixels = narrow ? 8 : 4;
  const next = (local: Local, by: number) => local.set(i32.add(local.get, i32.constant(by)));
  const lane = i32.trailingZeros(clipped.get);
  const throughRounds: Code = [
    ...callFunction(ROUNDS, lane, i32.add(pixel.get, lane)),
    ...clipped.set(i32.and(clipped.get, i32.subtract(clipped.get, i32.constant(1)))),
  ];
  builder.setBody(
    group.before,
    whileTrue(i32.lessSigned(pixel.get, pixelCount.get), [
      ...group.each,
      ...ifTrue(clipped.get, [...lanes.toMemory(), ...whileTrue(clipped.get, throughRounds)]),
      ...next(pixel, pixels),
      ...next(address, pixels * (shape.source === 'u16' ? 2 : 4)),
    ]),
  );
  return builder;
}
