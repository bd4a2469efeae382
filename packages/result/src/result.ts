/** Why something did not come about: a sentence the observer can act on. Kinds that programs tell apart add a `code`. */
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

/** Codes stay literal types: `refuse({ code: 'no-image', message })` is a refusal with the code 'no-image'. */
export function refuse<const Why extends Fault>(fault: Why): Refusal<Why> {
  return { ok: false, fault };
}

export function refuseAll(sentences: readonly string[]): Refusal<Faults> {
  return refuse({ message: sentences.join('\n'), sentences });
}
