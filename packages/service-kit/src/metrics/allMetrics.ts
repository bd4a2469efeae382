import { answerAll, type Broker } from '@wombat/eventlog/worker';
import type { Registry } from 'prom-client';
import { METRICS_SUBJECT } from './metricNames.js';

/** Lets the metrics of this program be had by whoever asks all programs for theirs. */
export function offerMetrics(
  broker: Broker,
  registry: Registry,
  warn: (text: string) => void,
): { unsubscribe(): void } {
  return answerAll(broker, {
    subject: METRICS_SUBJECT,
    answer: async () => JSON.stringify(await registry.getMetricsAsJSON()),
    failed: (error) => warn(`its numbers could not be told: ${String(error)}`),
  });
}
