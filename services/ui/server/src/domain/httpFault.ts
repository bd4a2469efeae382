import type { ServiceFault } from './answer.js';

export interface HttpFault {
  status: number;
  error: string;
}

/** 409: it changed meanwhile; 412: what was asked does not fit what is; both carry the service's own sentence. */
const STATUS_OF: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  ABORTED: 409,
  FAILED_PRECONDITION: 412,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

/** What a browser is told when a service gave no answer. */
export function httpFault({ service, code, message }: ServiceFault): HttpFault {
  const status = STATUS_OF[code];
  if (status === undefined) return { status: 502, error: `${service} failed: ${message}` };
  if (status === 503)
    return { status, error: `${service} does not answer just now; it is started again by itself, so try again soon` };
  if (status === 504) return { status, error: `${service} took too long to answer; try again` };
  return { status, error: message };
}
