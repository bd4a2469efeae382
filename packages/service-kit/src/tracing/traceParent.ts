import { type SpanContext, TraceFlags } from '@opentelemetry/api';

const HEADER = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** A place in a trace as the header `traceparent` of W3C Trace Context has it. */
export function traceParent({ traceId, spanId }: Pick<SpanContext, 'traceId' | 'spanId'>): string {
  return `00-${traceId}-${spanId}-01`;
}

/** Null where a header is none, as of a message that was written while nobody wanted traces. */
export function readTraceParent(header: string): SpanContext | null {
  const [, traceId, spanId] = HEADER.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}
