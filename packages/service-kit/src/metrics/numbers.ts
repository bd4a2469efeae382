import { Counter, Gauge, Registry } from 'prom-client';
import { type METRICS, named } from './metricNames.js';

export type Reading = readonly [labels: Record<string, string>, value: number];

/** Where a service enters what it measures beside what all services do, under names of the one list. */
export class Numbers {
  constructor(readonly registry = new Registry()) {}

  /** Read whenever somebody asks. */
  gauge(key: keyof typeof METRICS, labelNames: string[], readings: () => Reading[] | Promise<Reading[]>): void {
    new Gauge({
      ...named(key),
      labelNames,
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [labels, value] of await readings()) this.set(labels, value);
      },
    });
  }

  /** Counts from 0 on for each of `known`, so that the first one is seen as one more. What is given back counts. */
  counter(
    key: keyof typeof METRICS,
    labelNames: string[],
    known: readonly Record<string, string>[],
  ): (labels: Record<string, string>, more?: number) => void {
    const counter = new Counter({ ...named(key), labelNames, registers: [this.registry] });
    for (const labels of known) counter.inc(labels, 0);
    return (labels, more = 1) => counter.inc(labels, more);
  }
}
