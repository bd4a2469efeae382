import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer.js';
import { CHALLENGE_PAGE, type Fault } from './fault.js';
import { lieAbout } from './lie.js';

interface Sending {
  answer: Answer;
  fault: Fault | null;
  /** Ends the waiting of slow answers when the server closes. */
  stopping: AbortSignal;
}

/** Sends an answer, spoiled as the fault says. */
export async function sendAnswer(response: ServerResponse, { answer, fault, stopping }: Sending): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return write(response, answer);
    case 'status':
      if (fault.retryAfterSeconds !== undefined) {
        response.setHeader('Retry-After', String(fault.retryAfterSeconds));
      }
      return write(response, page(fault.status, `<html><body>${fault.status}</body></html>`));
    case 'challenge':
      return write(response, page(200, CHALLENGE_PAGE));
    case 'slow':
      await wait(fault.delayMilliseconds, undefined, { signal: stopping }).catch(() => undefined);
      return write(response, answer);
    case 'close':
      response.destroy();
      return;
    case 'truncated':
      return cutInTheMiddle(response, answer);
    case 'huge':
      return write(response, { ...answer, body: `${answer.body}${' '.repeat(fault.megabytes * 1_000_000)}` });
    case 'lie':
      return write(response, { ...answer, body: lieAbout(answer.body, fault.lie) });
    case 'null':
      return write(response, { ...answer, body: 'null' });
  }
}

function page(status: number, body: string): Answer {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

function write(response: ServerResponse, { status, contentType, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length }).end(bytes);
}

/** Promises the whole length, sends half of it, then drops the connection. */
function cutInTheMiddle(response: ServerResponse, { status, contentType, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
