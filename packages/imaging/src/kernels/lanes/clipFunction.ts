import { FunctionBuilder, type Local } from '../assembler/functionBuilder.js';
import { type Code, f64, i32, ifElseDouble, ifTrue, whileTrue } from '../assembler/instructions.js';

/**
 * `clip(start, end)`: addresses of ascending float64 values, at least one; answers the median of what `clipSorted`
 * leaves, and leaves the number of dropped values at address 0. The same operations in the same order, so the same
 * bits.
 */
export function clipFunction({ sigma, rounds }: { sigma: number; rounds: number }): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32'], 'f64');
  const start = builder.parameter(0);
  const end = builder.parameter(1);
  const locals = ['i32', 'i32', 'i32', 'i32', 'i32'] as const;
  const [round, from, to, at, dropped] = locals.map((type) => builder.local(type)) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const [sum, centre, reach, off] = (['f64', 'f64', 'f64', 'f64'] as const).map((type) => builder.local(type)) as [
    Local,
    Local,
    Local,
    Local,
  ];
  const step = (pointer: Local, bytes: number) => pointer.set(i32.add(pointer.get, i32.constant(bytes)));
  const count = f64.ofSigned(i32.shiftRight(i32.subtract(to.get, from.get), i32.constant(3)));
  const over = (body: Code): Code => [
    ...at.set(from.get),
    ...whileTrue(i32.lessSigned(at.get, to.get), [...body, ...step(at, 8)]),
  ];
  const deviations: Code = [
    ...sum.set(f64.constant(0)),
    ...over(sum.set(f64.add(sum.get, f64.load([at.get])))),
    ...reach.set(f64.divide(sum.get, count)),
    ...sum.set(f64.constant(0)),
    ...over([
      ...off.set(f64.subtract(f64.load([at.get]), reach.get)),
      ...sum.set(f64.add(sum.get, f64.multiply(off.get, off.get))),
    ]),
    ...reach.set(f64.multiply(f64.constant(sigma), f64.squareRoot(f64.divide(sum.get, count)))),
  ];
  const below: Code = ifElseFalse(
    i32.lessSigned(start.get, end.get),
    f64.less(f64.load([start.get]), f64.subtract(centre.get, reach.get)),
  );
  const above: Code = ifElseFalse(
    i32.lessSigned(start.get, end.get),
    f64.greater(f64.load([i32.subtract(end.get, i32.constant(8))]), f64.add(centre.get, reach.get)),
  );
  const oneRound: Code = [
    ...from.set(start.get),
    ...to.set(end.get),
    ...centre.set(medianBetween({ start: from, end: to, middle: at })),
    ...deviations,
    ...whileTrue(below, step(start, 8)),
    ...whileTrue(above, step(end, -8)),
    ...round.set(i32.subtract(round.get, i32.constant(1))),
    ...ifTrue(i32.isZero(i32.subtract(start.get, end.get)), [
      ...start.set(from.get),
      ...end.set(to.get),
      ...round.set(i32.constant(0)),
    ]),
    ...ifTrue(i32.isZero(i32.or(i32.xor(start.get, from.get), i32.xor(end.get, to.get))), round.set(i32.constant(0))),
  ];
  builder.setBody(
    round.set(i32.constant(rounds)),
    dropped.set(i32.subtract(end.get, start.get)),
    whileTrue(round.get, oneRound),
    dropped.set(i32.subtract(dropped.get, i32.subtract(end.get, start.get))),
    i32.store([i32.constant(0), i32.shiftRight(dropped.get, i32.constant(3))]),
    medianBetween({ start, end, middle: at }),
  );
  return builder;
}

/** 0 where the condition fails, without working out the rest. */
function ifElseFalse(condition: Code, otherwise: Code): Code {
  return [...condition, 0x04, 0x7f, ...otherwise, 0x05, ...i32.constant(0), 0x0b];
}

function medianBetween({ start, end, middle }: { start: Local; end: Local; middle: Local }): Code {
  const values = i32.shiftRight(i32.subtract(end.get, start.get), i32.constant(3));
  const upper = f64.load([middle.get]);
  const lower = f64.load([i32.subtract(middle.get, i32.constant(8))]);
  return [
    ...middle.set(i32.add(start.get, i32.shiftLeft(i32.shiftRight(values, i32.constant(1)), i32.constant(3)))),
    ...ifElseDouble(i32.and(values, i32.constant(1)), upper, f64.divide(f64.add(lower, upper), f64.constant(2))),
  ];
}
