import { isVerdict, VERDICTS, type Verdict } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';

/** A series as the publisher knows it when a person decides. */
export interface ValidationState {
  revision: number;
}

export interface AskedVerdict {
  revision: number;
  verdict: string;
  by: string;
}

/** A verdict counts only for the revision the person looked at, and only with a name behind it. */
export function validate(known: ValidationState | null, asked: AskedVerdict): Result<Verdict> {
  if (known === null) return refuse('there is nothing to validate for this series');
  if (asked.revision !== known.revision) {
    return refuse(`revision ${asked.revision} was looked at, but revision ${known.revision} is current: look again`);
  }
  if (asked.by.trim() === '') return refuse('a verdict needs the name of who gives it');
  if (!isVerdict(asked.verdict)) return refuse(`'${asked.verdict}' is no verdict: ${VERDICTS.join(' or ')}`);
  return ok(asked.verdict);
}
