import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

export const EVENT_LOOP_LOOK_MILLISECONDS = 500;
/** Longer than Prometheus waits between two times it asks. */
const FORGOTTEN_MILLISECONDS = 300_000;
const NANOSECONDS = 1e9;

type Delays = ReturnType<typeof monitorEventLoopDelay>;

/** The numbers of prom-client, under its names. */
const NUMBERS = {
  min: { help: 'The minimum recorded event loop delay.', of: ({ min }: Delays) => min },
  max: { help: 'The maximum recorded event loop delay.', of: ({ max }: Delays) => max },
  mean: { help: 'The mean of the recorded event loop delays.', of: ({ mean }: Delays) => mean },
  stddev: { help: 'The standard deviation of the recorded event loop delays.', of: ({ stddev }: Delays) => stddev },
  p50: { help: 'The 50th percentile of the recorded event loop delays.', of: percentile(50) },
  p90: { help: 'The 90th percentile of the recorded event loop delays.', of: percentile(90) },
  p99: { help: 'The 99th percentile of the recorded event loop delays.', of: percentile(99) },
};

/**
 * Delays of the event loop, in place of those of prom-client. A look at the loop wakes the program, also one that has
 * nothing to do: so it is looked at from the first time somebody asks until nobody has asked for a while, and the first
 * answer has none of the numbers that need looks.
 */
export function eventLoopDelay(registry: Registry): void {
  for (const name of registry.getMetricsAsArray().map((metric) => metric.name))
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name);
  const delays = monitorEventLoopDelay({ resolution: EVENT_LOOP_LOOK_MILLISECONDS });
  const registers = [registry];
  let forgotten: NodeJS.Timeout | undefined;
  // Before those it sets: they are read in the order they were made.
  new Gauge({
    name: 'nodejs_eventloop_lag_seconds',
    help: 'Lag of event loop in seconds.',
    registers,
    async collect() {
      if (delays.count > 0) for (const { gauge, of } of gauges) gauge.set(of(delays) / NANOSECONDS);
      delays.reset();
      delays.enable();
      clearTimeout(forgotten);
      forgotten = setTimeout(forget, FORGOTTEN_MILLISECONDS).unref();
      const begun = performance.now();
      await setImmediate();
      this.set((performance.now() - begun) / 1000);
    },
  });
  const gauges = Object.entries(NUMBERS).map(([word, { help, of }]) => {
    const gauge = new Gauge({ name: `nodejs_eventloop_lag_${word}_seconds`, help, registers });
    return { gauge, of };
  });
  // Nothing is known where nobody looked: no number, where a new gauge would say 0.
  const forget = () => {
    delays.disable();
    delays.reset();
    for (const { gauge } of gauges) gauge.remove();
  };
  forget();
}

function percentile(of: number): (delays: Delays) => number {
  return (delays) => delays.percentile(of);
}
