import assert from 'node:assert/strict';

/**
 * Given / when / then for pure decisions: given facts, when a decision is asked for, then it is just this.
 *
 *   const spec = specify((facts: Fact[], question: Question) => decide(facts, question));
 *   spec.given(...facts).when(question).thenIs(decision);
 */
export function specify<Fact, Question, Decision>(decide: (facts: readonly Fact[], question: Question) => Decision) {
  return {
    given: (...facts: Fact[]) => ({
      when: (question: Question) => ({
        thenIs: (expected: Decision) => assert.deepEqual(decide(facts, question), expected),
        thenSatisfies: (check: (decision: Decision) => void) => check(decide(facts, question)),
      }),
    }),
  };
}
