import { isVerdict, VERDICTS, type Verdict } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';

/** A series as the publisher knows it when a person decides. */
export interface ValidationState {
  revision: number;
  /** '' where there is no report; then the sentence says why. */
  reportSha256: string;
  reason: string | null;
  /** Points were rejected or restored, and its report does not rest on that yet. */
  isRemaking: boolean;
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
  if (known.isRemaking)
    return refuse('the report is being made anew after a word on its points: look again in a moment');
  if (known.reportSha256 === '') return refuse(`there is no report of it to decide on: ${known.reason ?? ''}`);
  if (asked.by.trim() === '') return refuse('a verdict needs the name of who gives it');
  if (!isVerdict(asked.verdict)) return refuse(`'${asked.verdict}' is no verdict: ${VERDICTS.join(' or ')}`);
  return ok(asked.verdict);
}
