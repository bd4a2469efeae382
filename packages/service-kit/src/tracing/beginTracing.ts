import { type Broker, STREAMS } from '@wombat/eventlog/broker';
import { traceBy } from '@wombat/eventlog/worker';
import type { Environment } from '../run/environment.js';
import type { Logger } from '../run/logger.js';

export interface TracedProgram {
  broker: Broker;
  name: string;
  logger: Pick<Logger, 'warn'>;
}

/**
 * Tells the way of events and jobs to a collector of OpenTelemetry, where the environment names one. Its library is
 * loaded then alone: who wants no traces pays nothing for them. Resolves with what tells the rest and ends it.
 */
export async function beginTracing(
  { traces }: Pick<Environment, 'traces'>,
  { broker, name, logger }: TracedProgram,
): Promise<() => Promise<void>> {
  if (!traces) return async () => undefined;
  const { openTelemetry } = await import('./openTelemetry.js');
  // Nights of the same date, of several homes that tell one collector, are not one trace.
  const { created } = await broker.streams.streams.info(STREAMS.events.name);
  const { tracing, end } = openTelemetry({ program: name, log: created, warn: (text) => logger.warn(text) });
  traceBy(tracing);
  return async () => {
    traceBy(null);
    await end();
  };
}
