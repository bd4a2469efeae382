import fc from 'fast-check';

const ORDERS = 20;

/** The same in twenty other orders, the same ones at every call: facts of workers come as they come. */
export function inOtherOrders<T>(events: readonly T[]): T[][] {
  const whole = { minLength: events.length, maxLength: events.length };
  return fc.sample(fc.shuffledSubarray([...events], whole), { seed: 1, numRuns: ORDERS });
}
