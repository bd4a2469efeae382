import { readFileSync } from 'node:fs';

/**
 * A clock that is set while programs run, for trials: loaded by `NODE_OPTIONS=--import` into every program of ours, it
 * moves what `Date` says by the milliseconds that stand in the file CLOCK_STEP_FILE names. Timers go on as they do
 * where a system's clock is set. The broker, which is no Node.js program, keeps the true time.
 */
const LOOK_MILLISECONDS = 20;

const file = process.env.CLOCK_STEP_FILE ?? '';
const TrueDate = Date;
let step = readStep();

class SteppedDate extends TrueDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [SteppedDate.now()] : given) as ConstructorParameters<typeof TrueDate>));
  }

  static override now(): number {
    return TrueDate.now() + step;
  }
}

function readStep(): number {
  return Number(readFileSync(file, 'utf8'));
}

globalThis.Date = SteppedDate as DateConstructor;
setInterval(() => {
  step = readStep();
}, LOOK_MILLISECONDS).unref();
