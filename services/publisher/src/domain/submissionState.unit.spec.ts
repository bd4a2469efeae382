import assert from 'node:assert/strict';
import { SUBMISSION_STATES, type SubmissionState } from '@wombat/proto/words';
import fc from 'fast-check';
import { isOpen, isWithdrawable, mayFollow } from './submissionState.js';

const state = fc.constantFrom(...SUBMISSION_STATES);

/** The states a submission comes through when it is told `steps`, the illegal ones ignored. */
function walk(steps: readonly SubmissionState[]): SubmissionState[] {
  const walked: SubmissionState[] = [];
  for (const next of steps) if (mayFollow(walked.at(-1) ?? null, next)) walked.push(next);
  return walked;
}

describe('the states of a submission', () => {
  it('rise: none but the doubt comes twice, and nothing follows an end', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 40 }), (steps) => {
        const walked = walk(steps);
        const certain = walked.filter((one) => one !== 'unknown');
        assert.equal(new Set(certain).size, certain.length);
        for (const [index, one] of walked.entries())
          assert.equal(isOpen(one), index < walked.length - 1 || isOpen(one));
        const order = walked.map((one) => SUBMISSION_STATES.indexOf(one));
        assert.deepEqual(
          order,
          order.toSorted((a, b) => a - b),
        );
      }),
      { seed: 10, numRuns: 1000 },
    );
  });

  it('come to be confirmed by a preview alone, and once', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 40 }), (steps) => {
        const walked = walk(steps);
        assert.ok(walked.filter((one) => one === 'confirming').length <= 1);
        const confirmed = walked.indexOf('confirming');
        if (confirmed >= 0) assert.deepEqual(walked.slice(0, confirmed), ['queued', 'previewing', 'previewed']);
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('cannot be taken back once it is confirmed, nor be called refused then but out of the doubt', () => {
    for (const one of SUBMISSION_STATES) if (isWithdrawable(one)) assert.ok(mayFollow(one, 'rejected'), one);
    assert.equal(isWithdrawable('confirming'), false);
    assert.equal(mayFollow('confirming', 'rejected'), false);
    assert.equal(mayFollow('unknown', 'confirming'), false);
  });

  it('are all reached', () => {
    const reached = new Set(SUBMISSION_STATES.filter((one) => mayFollow(null, one)));
    for (const from of reached) for (const to of SUBMISSION_STATES) if (mayFollow(from, to)) reached.add(to);
    assert.equal(reached.size, SUBMISSION_STATES.length);
  });
});
