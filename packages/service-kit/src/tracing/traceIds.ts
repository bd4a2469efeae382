import { createHash } from 'node:crypto';
import type { IdGenerator } from '@opentelemetry/sdk-trace';

/**
 * Ids of a trace that follow from what it tells of: all of a night, of one log, is one trace, and an event is found by
 * what names it as its cause, also in a process that has seen neither. Whatever is only done once has an id by chance.
 */
export class TraceIds implements IdGenerator {
  private nextTrace: string | null = null;
  private nextSpan: string | null = null;

  constructor(
    private readonly log: string,
    private readonly random: IdGenerator,
  ) {}

  /** Trace of a night; of what belongs to none, of that alone. */
  traceOf({ night, id }: { night: string; id: string }): string {
    return this.digest(['trace', night === '' ? id : night], 32);
  }

  /** Span in which an event was written, or a job queued. */
  spanOf(kind: 'event' | 'job', id: string): string {
    return this.digest([kind, id], 16);
  }

  /** The next span that is begun gets these. */
  use(ids: { trace: string; span?: string }): void {
    this.nextTrace = ids.trace;
    this.nextSpan = ids.span ?? null;
  }

  generateTraceId(): string {
    return this.nextTrace ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    const id = this.nextSpan ?? this.random.generateSpanId();
    this.nextSpan = null;
    return id;
  }

  private digest(parts: readonly string[], length: number): string {
    return createHash('sha256')
      .update(JSON.stringify([this.log, ...parts]))
      .digest('hex')
      .slice(0, length);
  }
}
