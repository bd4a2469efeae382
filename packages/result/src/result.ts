/**
 * Why something did not come about: a sentence the observer can act on. Kinds that programs tell apart add a `code`.
 */
export interface Fault {
  readonly message: string;
}

/** Several things are wrong at once: a sentence each; the message is all of them, one a line. */
export interface Faults extends Fault {
  readonly sentences: readonly string[];
}

/** It came about. */
export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** It did not, for a reason that was to be expected. */
export interface Refusal<Why extends Fault = Fault> {
  readonly ok: false;
  readonly fault: Why;
}

/** The outcome of what can be expected to fail; exceptions are for what cannot. */
export type Result<Value, Why extends Fault = Fault> = Ok<Value> | Refusal<Why>;

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/**
 * A fault, or the sentence of one that is nothing more. The code of `refuse({ code: 'empty', message })` stays a
 * literal.
 */
export function refuse(message: string): Refusal;
export function refuse<const Why extends Fault>(fault: Why): Refusal<Why>;
export function refuse(fault: string | Fault): Refusal {
  return { ok: false, fault: typeof fault === 'string' ? { message: fault } : fault };
}

export function refuseAll(sentences: readonly string[]): Refusal<Faults> {
  return refuse({ message: sentences.join('\n'), sentences });
}
