import type { GateOutcome, Verdict } from '@wombat/proto/words';
import { isVerdict, SUBMITTED_OF, VERDICTS } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';

/** A series as the publisher knows it when a person decides. */
export interface ValidationState {
  revision: number;
  /** validate, or what a person decided. */
  state: string;
  decidedBy: string | null;
  /** '' where there is no report; then the sentence says why. */
  reportSha256: string;
  reason: string | null;
  gate: readonly { name: string; verdict: GateOutcome }[];
  /** Points were rejected or restored, and its report does not rest on that yet. */
  isRemaking: boolean;
  /** Observations of it are at the AAVSO, or on their way. */
  isSent: boolean;
}

export interface AskedVerdict {
  revision: number;
  verdict: string;
  by: string;
  reason: string;
}

/**
 * A verdict counts only for the revision the person looked at, with a name behind it, and with a reason where others
 * will ask for one: a rejection, or an approval although the check star failed or tells nothing. Null: it stands so
 * already.
 */
export function validate(known: ValidationState | null, asked: AskedVerdict): Result<Verdict | null> {
  if (known === null) return refuse('there is nothing to validate for this series');
  if (asked.revision !== known.revision) {
    return refuse(`revision ${asked.revision} was looked at, but revision ${known.revision} is current: look again`);
  }
  if (known.isRemaking)
    return refuse('the report is being made anew after a word on its points: look again in a moment');
  if (known.reportSha256 === '') return refuse(`there is no report of it to decide on: ${known.reason ?? ''}`);
  if (asked.by.trim() === '') return refuse('a verdict needs the name of who gives it');
  const { verdict } = asked;
  if (!isVerdict(verdict)) return refuse(`'${verdict}' is no verdict: ${VERDICTS.join(' or ')}`);
  if (verdict === 'withdrawn' && known.isSent)
    return refuse(
      'its observations are at the AAVSO or on their way: take them back, or reject the series to correct them',
    );
  const missing = asked.reason.trim() === '' ? missingReason(verdict, known) : null;
  if (missing !== null) return refuse(missing);
  return ok(isSaid(known, verdict, asked) ? null : verdict);
}

function missingReason(verdict: Verdict, { gate }: ValidationState): string | null {
  if (verdict === 'rejected') return 'a rejection needs its reason';
  if (verdict !== 'approved') return null;
  const check = gate.find(({ name }) => name.startsWith('checkStar'));
  if (check === undefined || check.verdict === 'pass') return null;
  const what = check.verdict === 'fail' ? 'failed its test' : 'could not be tested';
  return `the check star ${what}: approving it all the same needs a reason`;
}

function isSaid({ state, decidedBy, reason }: ValidationState, verdict: Verdict, asked: AskedVerdict): boolean {
  const submitted = SUBMITTED_OF[verdict];
  if (submitted === null) return state === 'validate';
  return state === submitted && decidedBy === asked.by && reason === asked.reason;
}
