import type { work } from '@wombat/proto';
import { sampleOrders } from '../../testkit/sampleOrders.js';

/** The frames a worker is to solve. */
export function framesOf({ frames }: work.SolveOrder): string[] {
  return frames.map(({ path }) => path);
}

/** An order to solve these frames. */
export function solveOrder(frames: readonly string[]): work.Order {
  const some = frames.map((path) => ({ path, product: `r1/${path}` }));
  return { $case: 'solve', value: { ...sampleOrders.solve, frames: some } };
}

export function frameNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${String(index).padStart(3, '0')}.fits`);
}
