/** An event as it is told of outside: what it speaks of, and what it follows from. */
export interface TracedEvent {
  id: string;
  type: string;
  version: number;
  /** '' where it speaks of none. */
  night: string;
  /** `target filter`, or ''. */
  series: string;
  /** Path of the one frame it speaks of, or ''. */
  frame: string;
  /** Id of the event it follows from, or ''. */
  causation: string;
}

/** A job as it is told of outside. */
export interface TracedJob {
  id: string;
  task: string;
  version: number;
  night: string;
  series: string;
  frames: readonly string[];
  causation: string;
}

/** Something that goes on, until it is said how it ended. */
export interface TracedStep {
  /** Text of the header by which what follows from it is known to do so: W3C Trace Context. */
  header: string;
  end(outcome?: string): void;
}

/** Who is told of the way of events and jobs. */
export interface Tracing {
  publishes(event: TracedEvent): TracedStep;
  handles(event: TracedEvent, header: string): TracedStep;
  orders(job: TracedJob): TracedStep;
  performs(job: TracedJob, header: string): TracedStep;
}

/** Header of a message that names the step it comes from. */
export const TRACE_HEADER = 'traceparent';

let listening: Tracing | null = null;

/** From now on this is told; null: nobody is. */
export function traceBy(tracing: Tracing | null): void {
  listening = tracing;
}

/** Null where nobody is told, which is how it is unless a person asks for it. */
export function tracing(): Tracing | null {
  return listening;
}
