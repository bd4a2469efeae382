import { type Attributes, DiagLogLevel, diag, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TracedEvent, TracedJob, TracedStep, Tracing } from '@wombat/eventlog/worker';
import { VERSION } from '../software.js';
import { TraceIds } from './traceIds.js';
import { readTraceParent, traceParent } from './traceParent.js';

/** A collector that does not answer holds no program up for longer, also when it stops. */
const PATIENCE_MILLISECONDS = 3_000;

export interface OpenTelemetryOptions {
  /** Name of the program. */
  program: string;
  /** Tells the log from others. */
  log: string;
  warn: (text: string) => void;
  /** Where spans go: to the collector, if left out. */
  processor?: SpanProcessor;
}

/** Spans of this program for a collector; where that is, OpenTelemetry reads of its own variables. */
export function openTelemetry({ program, log, warn, processor = toCollector(warn) }: OpenTelemetryOptions) {
  const ids = new TraceIds(log, new RandomIdGenerator());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `wombat-${program}`, 'service.version': VERSION }),
    idGenerator: ids,
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('wombat', VERSION);
  const begin = (what: Begun): Span => {
    const { name, kind, parent, attributes, trace: traceId, span } = what;
    const context = readTraceParent(parent);
    ids.use({ trace: traceId, ...(span !== undefined && { span }) });
    const options = { kind, attributes };
    return tracer.startSpan(
      name,
      options,
      context === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, context),
    );
  };
  return { tracing: tracingBy(ids, begin), end: () => provider.shutdown() };
}

interface Begun {
  name: string;
  kind: SpanKind;
  /** Header of the step it follows from; '' where it follows from none. */
  parent: string;
  attributes: Attributes;
  trace: string;
  /** Left out: one by chance. */
  span?: string;
}

function tracingBy(ids: TraceIds, begin: (what: Begun) => Span): Tracing {
  /** Of the job this program has in hand. */
  let inHand = '';
  const afterEvent = (of: { night: string; id: string; causation: string }) =>
    of.causation === '' ? '' : traceParent({ traceId: ids.traceOf(of), spanId: ids.spanOf('event', of.causation) });
  return {
    publishes: (event) =>
      stepOf(
        begin({
          ...{ name: `publish ${event.type}`, kind: SpanKind.PRODUCER, attributes: ofEvent(event) },
          ...{ trace: ids.traceOf(event), span: ids.spanOf('event', event.id), parent: afterEvent(event) || inHand },
        }),
      ),
    handles: (event, parent) =>
      stepOf(
        begin({
          ...{ name: `handle ${event.type}`, kind: SpanKind.CONSUMER, attributes: ofEvent(event) },
          ...{ trace: ids.traceOf(event), parent },
        }),
      ),
    orders: (job) =>
      stepOf(
        begin({
          ...{ name: `order ${job.task}`, kind: SpanKind.PRODUCER, attributes: ofJob(job) },
          ...{ trace: ids.traceOf(job), span: ids.spanOf('job', job.id), parent: afterEvent(job) },
        }),
      ),
    performs: (job, parent) => {
      const step = stepOf(
        begin({
          ...{ name: job.task, kind: SpanKind.CONSUMER, attributes: ofJob(job), trace: ids.traceOf(job), parent },
        }),
      );
      inHand = step.header;
      const end = (outcome?: string) => {
        inHand = '';
        step.end(outcome);
      };
      return { header: step.header, end };
    },
  };
}

function stepOf(span: Span): TracedStep {
  const end = (outcome?: string) => {
    if (outcome !== undefined) span.setAttribute('wombat.outcome', outcome);
    span.end();
  };
  return { header: traceParent(span.spanContext()), end };
}

function ofEvent({ id, version, night, series, frame }: TracedEvent): Attributes {
  return told({ 'event.id': id, 'event.version': version, night, series, frame });
}

function ofJob({ id, version, night, series, frames }: TracedJob): Attributes {
  return told({ 'job.id': id, 'job.version': version, night, series, frames: [...frames] });
}

/** Those that are not empty. */
function told(values: Attributes): Attributes {
  const entries = Object.entries(values).filter(([, value]) => value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [`wombat.${name}`, value]));
}

function toCollector(warn: (text: string) => void): SpanProcessor {
  sayFirstTrouble(warn);
  const exporter = new OTLPTraceExporter({ timeoutMillis: PATIENCE_MILLISECONDS });
  return new BatchSpanProcessor({ exporter, exportTimeoutMillis: PATIENCE_MILLISECONDS });
}

/** A collector that is away is away for every batch of spans. */
function sayFirstTrouble(warn: (text: string) => void): void {
  let isSaid = false;
  const error = (message: string) => {
    if (!isSaid) warn(`traces do not arrive, which holds nothing up; this is said once: ${message}`);
    isSaid = true;
  };
  const quiet = () => undefined;
  const logger = { error, warn: quiet, info: quiet, debug: quiet, verbose: quiet };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}
