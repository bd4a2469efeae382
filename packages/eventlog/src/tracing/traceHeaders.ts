import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { TRACE_HEADER, type TracedStep } from './tracing.js';

/** For a message that comes from a step: none where nobody is told of it. */
export function traceHeaders(step: TracedStep | undefined): { headers?: MsgHdrs } {
  if (step === undefined) return {};
  const head = headers();
  head.set(TRACE_HEADER, step.header);
  return { headers: head };
}
