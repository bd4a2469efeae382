/** What came of a word said of many series: of how many it holds, and why not of the others, a sentence each. */
export interface ManyVerdicts {
  done: number;
  refusals: readonly string[];
}

export function approvedSentence({ done, refusals }: ManyVerdicts): string {
  return refusals.length === 0
    ? `You approved ${done} series.`
    : `You approved ${done} of ${total(done, refusals)} series.`;
}

export function takenBackSentence({ done, refusals }: ManyVerdicts): string {
  if (refusals.length === 0) return `You took back the verdict on ${done} series.`;
  return `You took back the verdict on ${done} of ${total(done, refusals)} series. ${refusals.join(' ')}`;
}

function total(done: number, refusals: readonly string[]): number {
  return done + refusals.length;
}
