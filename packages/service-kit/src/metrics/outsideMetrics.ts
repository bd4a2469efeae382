import { Counter, type Registry } from 'prom-client';
import type { OutsideCalls } from '../outside/outsideCalls.js';
import { named } from './metricNames.js';

/** Counts the calls of services outside by how they ended. */
export function outsideMetrics(registry: Registry, calls: OutsideCalls): void {
  const ended = new Counter({
    ...named('outsideCalls'),
    labelNames: ['outside', 'outcome'],
    registers: [registry],
  });
  calls.onEnded(({ outside, outcome }) => ended.inc({ outside, outcome }));
}
