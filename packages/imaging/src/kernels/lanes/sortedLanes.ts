import type { FunctionBuilder } from '../assembler/functionBuilder.js';
import { type Code, i16x8, i32, i32x4, v128, whileTrue } from '../assembler/instructions.js';
import { MOST_UNROLLED, type StackLayout } from '../stackShape.js';
import { type Comparator, comparatorNetwork } from './comparatorNetwork.js';

/** The values of a group of pixels, one vector per frame: in registers, or in memory where they are too many. */
export interface SortedLanes {
  get(position: number): Code;
  set(position: number, value: Code): Code;
  sort(): Code;
  /** Puts them where single pixels are read from. */
  toMemory(): Code;
}

export interface LaneOrder {
  readonly frameCount: number;
  /** How the lanes are compared. */
  readonly lanes: 'unsigned16' | 'signed32';
}

export function sortedLanes(builder: FunctionBuilder, layout: StackLayout, order: LaneOrder): SortedLanes {
  const { smaller, larger } =
    order.lanes === 'unsigned16'
      ? { smaller: i16x8.minUnsigned, larger: i16x8.maxUnsigned }
      : { smaller: i32x4.minSigned, larger: i32x4.maxSigned };
  const inMemory = (position: number) => layout.sorted + 16 * position;
  const base = i32.constant(0);
  if (order.frameCount <= MOST_UNROLLED) {
    const locals = Array.from({ length: order.frameCount }, () => builder.local('v128'));
    const at = (position: number) => locals[position] ?? outside(position);
    const compare = ([low, high]: Comparator): Code => {
      const [x, y] = [at(low), at(high)];
      // Both are worked out before either is replaced.
      return [...smaller(x.get, y.get), ...y.set(larger(x.get, y.get)), ...x.set([])];
    };
    return {
      get: (position) => at(position).get,
      set: (position, value) => at(position).set(value),
      sort: () => comparatorNetwork(order.frameCount).flatMap(compare),
      toMemory: () => locals.flatMap((local, position) => v128.store([base, local.get], inMemory(position))),
    };
  }
  const [pair, low, high] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const [x, y] = [builder.local('v128'), builder.local('v128')];
  const end = layout.comparators + 8 * comparatorNetwork(order.frameCount).length;
  return {
    get: (position) => v128.load([base], inMemory(position)),
    set: (position, value) => v128.store([base, value], inMemory(position)),
    sort: () => [
      ...pair.set(i32.constant(layout.comparators)),
      ...whileTrue(i32.lessSigned(pair.get, i32.constant(end)), [
        ...low.set(i32.load([pair.get])),
        ...high.set(i32.load([pair.get], 4)),
        ...x.set(v128.load([low.get])),
        ...y.set(v128.load([high.get])),
        ...v128.store([low.get, smaller(x.get, y.get)]),
        ...v128.store([high.get, larger(x.get, y.get)]),
        ...pair.set(i32.add(pair.get, i32.constant(8))),
      ]),
    ],
    toMemory: () => [],
  };
}

function outside(position: number): never {
  throw new RangeError(`there is no lane ${position}`);
}
