import { eightUnsigned, swapped32 } from '../assembler/bigEndian.js';
import { type Code, f32x4, i32, i32x4, v128 } from '../assembler/instructions.js';
import type { GroupCode, GroupContext } from './groupContext.js';
import { medianOf, reachLocals, withinReach } from './withinReach.js';

/**
 * Eight unsigned 16-bit pixels at once. Their values, differences and medians are exact in float32, and one subtraction
 * of an offset rounds once, as the reference does.
 */
export function eightSorted({ builder, shape, layout, lanes, places, clipped }: GroupContext): GroupCode {
  const { frameCount, sigma, work } = shape;
  const reach = reachLocals(builder);
  const [inside, result] = [builder.local('v128'), builder.local('v128')];
  const load = Array.from({ length: frameCount }, (_, frame) =>
    lanes.set(frame, eightUnsigned(places.address.get, layout.frames + frame * layout.stride)),
  ).flat();
  const pixelBytes = i32.shiftLeft(places.pixel.get, i32.constant(2));
  const half = (first: 0 | 4): Code => {
    const widen = first === 0 ? i32x4.extendLow16 : i32x4.extendHigh16;
    const value = (position: number) => f32x4.ofSigned(widen(lanes.get(position)));
    const bias = v128.load([pixelBytes], layout.bias + 4 * first);
    const answer = work === 'plain' ? reach.median.get : f32x4.subtract(reach.median.get, bias);
    const finite = f32x4.equal(f32x4.subtract(result.get, result.get), f32x4.constant(0));
    const flags = i32x4.bits(v128.not(inside.get));
    return [
      ...medianOf(reach, frameCount, value),
      ...inside.set(withinReach(reach, { frameCount, sigma, noise: 0 }, value)),
      ...result.set(answer),
      ...(work === 'plain' ? [] : inside.set(v128.and(inside.get, finite))),
      ...v128.store([pixelBytes, swapped32(result)], layout.output + 4 * first),
      ...clipped.set(first === 0 ? flags : i32.or(clipped.get, i32.shiftLeft(flags, i32.constant(4)))),
    ];
  };
  return { before: [], each: [...load, ...lanes.sort(), ...half(0), ...half(4)] };
}
