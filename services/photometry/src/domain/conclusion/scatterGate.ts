import type { StarSteadiness } from '../steadiness/steadiness.js';
import type { GateResult } from './gateResult.js';

/** Whether a comp or the check star scatters against the others as a variable does. */
export function scatterGate({ auid, scatter, threshold, isSmooth, isSteady, rivals }: StarSteadiness): GateResult {
  const how = isSmooth ? 'drifts' : 'scatters';
  const amount = `${scatter.toFixed(3)} mag against the other stars beyond its errors`;
  const verdict = isSteady ? 'pass' : 'fail';
  const found = isSteady ? 'within' : 'more than';
  const suspects = rivals.length === 0 ? 'it' : `it or ${rivals.join(' or ')}`;
  const conclusion = isSteady ? '' : `: ${suspects} may be variable`;
  return {
    gate: 'comparisonScatter',
    subject: auid,
    value: scatter,
    threshold,
    verdict,
    text: `${auid} ${how} by ${amount}, ${found} ${threshold.toFixed(3)} of chance${conclusion}.`,
  };
}
