import { fourFloats, storedSigns } from '../assembler/bigEndian.js';
import type { Local } from '../assembler/functionBuilder.js';
import { type Code, f32x4, f64, i32, i32x4, v128 } from '../assembler/instructions.js';
import { indexBits, scaledValue } from '../stackValue.js';
import type { GroupCode, GroupContext } from './groupContext.js';
import { medianOf, reachLocals, withinReach } from './withinReach.js';

/** Units of the last place that the arithmetic of a key may be off. */
const KEY_ROUNDING = 8;
const UNIT = 2 ** -23;
const SIXTEEN_BYTES = 16;

/**
 * Four pixels of (raw - bias - dark) / level at once. They are sorted by keys: the bits of the float32 value, whose
 * last ones are the number of the frame. The keys name the middle frames; those are worked out again in float64. Pixels
 * with negative values, and those whose middle keys lie too close to be told apart, go through the rounds.
 */
export function fourScaled(context: GroupContext): GroupCode {
  const { builder, shape, layout, lanes, places, clipped } = context;
  const { frameCount, sigma } = shape;
  const bits = indexBits(frameCount);
  const reach = reachLocals(builder);
  const vectors = Array.from({ length: 8 }, () => builder.local('v128'));
  const [inside, x, pedestal, number, ones, upper, zeros, signs] = vectors as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const pixelBytes = i32.shiftLeft(places.pixel.get, i32.constant(2));
  const stored = { source: shape.source, address: places.address.get };
  const keys = Array.from({ length: frameCount }, (_, frame): Code => {
    const inverse = v128.loadSplat32([i32.constant(0)], layout.inverses + 4 * frame);
    const value = f32x4.multiply(f32x4.subtract(x.get, pedestal.get), inverse);
    return [
      ...fourFloats(x, { ...stored, offset: layout.frames + frame * layout.stride }, { zeros, signs }),
      ...lanes.set(frame, v128.or(v128.and(value, upper.get), number.get)),
      ...number.set(i32x4.add(number.get, ones.get)),
    ];
  }).flat();
  const value = (position: number) => lanes.get(position);
  const noise = 2 * (1 + sigma) * (2 ** bits + KEY_ROUNDING) * UNIT;
  return {
    before: [
      ...ones.set(i32x4.splat(i32.constant(1))),
      ...upper.set(i32x4.splat(i32.constant(-(2 ** bits)))),
      ...zeros.set(i32x4.splat(i32.constant(0))),
      ...signs.set(storedSigns()),
    ],
    each: [
      ...pedestal.set(f32x4.add(v128.load([pixelBytes], layout.bias), v128.load([pixelBytes], layout.dark))),
      ...number.set(zeros.get),
      ...keys,
      ...lanes.sort(),
      ...medianOf(reach, frameCount, value),
      ...inside.set(withinReach(reach, { frameCount, sigma, noise }, value)),
      ...inside.set(v128.and(inside.get, i32x4.greaterSigned(value(0), zeros.get))),
      ...toldApart(context, inside, bits),
      ...exactMedians(context),
      ...clipped.set(i32x4.bits(v128.not(inside.get))),
    ],
  };
}

/** The middle keys are farther from the next ones than rounding can move them. */
function toldApart({ shape, lanes }: GroupContext, inside: Local, bits: number): Code {
  const [lower, upper] = [(shape.frameCount - 1) >> 1, shape.frameCount >> 1];
  const gap = i32x4.splat(i32.constant(2 * (2 ** bits + KEY_ROUNDING)));
  const apart = (high: number): Code =>
    inside.set(v128.and(inside.get, i32x4.greaterSigned(i32x4.subtract(lanes.get(high), lanes.get(high - 1)), gap)));
  return [...(lower > 0 ? apart(lower) : []), ...(upper < shape.frameCount - 1 ? apart(upper + 1) : [])];
}

function exactMedians({ builder, shape, layout, lanes, places }: GroupContext): Code {
  const scratch = { word: builder.local('i32'), index: builder.local('i32') };
  const [lower, upper] = [(shape.frameCount - 1) >> 1, shape.frameCount >> 1];
  const kept = (position: number, place: number) => v128.store([i32.constant(0), lanes.get(position)], place);
  const lane = (at: number): Code => {
    const pixel = i32.add(places.pixel.get, i32.constant(at));
    const exact = (place: number) =>
      scaledValue(shape, layout, i32.load([i32.constant(0)], place + 4 * at), pixel, scratch);
    const middle =
      lower === upper ? exact(KEPT_LOWER) : f64.divide(f64.add(exact(KEPT_LOWER), exact(KEPT_UPPER)), f64.constant(2));
    return f64.store([i32.shiftLeft(pixel, i32.constant(3)), middle], layout.output);
  };
  return [...kept(lower, KEPT_LOWER), ...kept(upper, KEPT_UPPER), ...lane(0), ...lane(1), ...lane(2), ...lane(3)];
}

/** Where the middle keys of a group are kept; below the layout's first place. */
const KEPT_LOWER = SIXTEEN_BYTES;
const KEPT_UPPER = 3 * SIXTEEN_BYTES;
