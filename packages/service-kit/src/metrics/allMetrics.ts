import { answerAll, type Broker } from '@wombat/eventlog/worker';
import type { Registry } from 'prom-client';

/** Of no stream: all programs answer it. */
export const METRICS_SUBJECT = 'wombat.metrics';

/** Lets the metrics of this program be had by whoever asks all programs for theirs. */
export function offerMetrics(broker: Broker, registry: Registry): { unsubscribe(): void } {
  return answerAll(broker, METRICS_SUBJECT, async () => JSON.stringify(await registry.getMetricsAsJSON()));
}
