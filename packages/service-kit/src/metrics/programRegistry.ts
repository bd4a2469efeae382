import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { eventLoopDelay } from './eventLoopDelay.js';
import { named } from './metricNames.js';

/** Those of prom-client look at the event loop all the time, so they are to look as good as never. */
const NEVER_MILLISECONDS = 2 ** 31 - 1;

/**
 * The metrics of one program, each labelled with its name: what every Node.js tells of itself (memory, processor time,
 * delays of the event loop), when it started, what its clock shows, and whether
 * it is ready.
 */
export function programRegistry(program: string, isReady: () => boolean): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: NEVER_MILLISECONDS });
  eventLoopDelay(registry);
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
