import { swapped32 } from '../assembler/bigEndian.js';
import type { Local } from '../assembler/functionBuilder.js';
import { bothLowHalves, highHalf } from '../assembler/halves.js';
import { type Code, f32x4, f64, f64x2, i32, i32x4, v128 } from '../assembler/instructions.js';
import type { GroupCode, GroupContext } from './groupContext.js';
import { medianOf, reachLocals, withinReach } from './withinReach.js';

const ALL_BUT_SIGN = 0x7fffffff;
const FLOAT_NOISE = 1e-6;

/**
 * Four float32 pixels at once, sorted as integers in the order of the floats they stand for: negative ones with their
 * other bits turned over. NaN and infinity come first or last and send the pixel through the rounds.
 */
export function fourSorted({ builder, shape, layout, lanes, places, clipped }: GroupContext): GroupCode {
  const { frameCount, sigma, work } = shape;
  const reach = reachLocals(builder);
  const locals = Array.from({ length: 4 }, () => builder.local('v128')) as [Local, Local, Local, Local];
  const [inside, result, x, y] = locals;
  const value = (position: number) => ordered(lanes.get(position));
  const load = Array.from({ length: frameCount }, (_, frame) => [
    ...x.set(v128.load([places.address.get], layout.frames + frame * layout.stride)),
    ...x.set(swapped32(x)),
    ...lanes.set(frame, ordered(x.get)),
  ]).flat();
  const pixelBytes = i32.shiftLeft(places.pixel.get, i32.constant(2));
  const bias = v128.load([pixelBytes], layout.bias);
  const middle = [value((frameCount - 1) >> 1), value(frameCount >> 1)] as const;
  const offsetHalf = (pick: (vector: Code) => Code): Code => {
    const [lower, upper] = middle.map((each) => f64x2.subtract(wide(pick(each)), wide(pick(bias)))) as [Code, Code];
    return f32x4.ofDoubles(f64x2.multiply(f64x2.add(lower, upper), f64x2.splat(f64.constant(0.5))));
  };
  const reduced: Code = [
    ...x.set(offsetHalf((vector) => vector)),
    ...y.set(offsetHalf(highHalf)),
    ...result.set(bothLowHalves(x, y)),
    ...inside.set(v128.and(inside.get, f32x4.equal(f32x4.subtract(result.get, result.get), f32x4.constant(0)))),
  ];
  return {
    before: [],
    each: [
      ...load,
      ...lanes.sort(),
      ...medianOf(reach, frameCount, value),
      ...inside.set(withinReach(reach, { frameCount, sigma, noise: FLOAT_NOISE }, value)),
      ...(work === 'plain' ? result.set(reach.median.get) : reduced),
      ...v128.store([pixelBytes, swapped32(result)], layout.output),
      ...clipped.set(i32x4.bits(v128.not(inside.get))),
    ],
  };
}

/** Between a float's bits and an integer of the same order, both ways. */
function ordered(vector: Code): Code {
  const negative = i32x4.shiftRightSigned(vector, i32.constant(31));
  return v128.xor(vector, v128.and(negative, i32x4.splat(i32.constant(ALL_BUT_SIGN))));
}

function wide(vector: Code): Code {
  return f64x2.ofLowFloats(vector);
}
