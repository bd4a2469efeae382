import type { GateOutcome } from '@wombat/proto/words';

/** One test of a series. */
export interface GateResult {
  gate:
    | 'checkStar'
    | 'comparisonStar'
    | 'comparisonScatter'
    | 'zeroPointScatter'
    | 'targetRange'
    | 'meridianFlip'
    | 'seeing'
    | 'exposures'
    | 'horizon'
    | 'sun'
    | 'statedErrors';
  /** What was judged: T2's or a comp's AUID, the target, or the night. */
  subject: string;
  /**
   * Magnitudes, pixels of `seeing`, seconds of `exposures`, degrees of `horizon` and `sun`, or the factor of
   * `statedErrors`; null where there is nothing to judge.
   */
  value: number | null;
  threshold: number | null;
  verdict: GateOutcome;
  /** One sentence for the observer. */
  text: string;
}
