import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { named } from './metricNames.js';

/** A look at the event loop wakes the program, also one that has nothing to do. */
export const EVENT_LOOP_LOOK_MILLISECONDS = 500;

/**
 * The metrics of one program, each labelled with its name: what every Node.js tells of itself (memory, processor time,
 * delays of the event loop), when it started, what its clock shows, and whether
 * it is ready.
 */
export function programRegistry(program: string, isReady: () => boolean): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_LOOK_MILLISECONDS });
  const registers = [registry];
  new Gauge({ ...named('started'), registers }).set(Math.round(Date.now() / 1000 - process.uptime()));
  new Gauge({
    ...named('ready'),
    registers,
    collect() {
      this.set(isReady() ? 1 : 0);
    },
  });
  new Gauge({
    ...named('clock'),
    registers,
    collect() {
      this.set(Date.now() / 1000);
    },
  });
  return registry;
}
