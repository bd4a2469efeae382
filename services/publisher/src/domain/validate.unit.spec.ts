import assert from 'node:assert/strict';
import { ok, refuse } from '@wombat/result';
import { type ValidationState, validate } from './validate.js';

describe('validate', () => {
  const waiting: ValidationState = {
    ...{
      revision: 2,
      state: 'validate',
      decidedBy: null,
      reportSha256: 'ab',
      reason: null,
      isRemaking: false,
      isSent: false,
    },
    gate: [{ name: 'checkStar 000-1', verdict: 'pass' }],
  };

  it('given a series that waits, when its revision is approved, then it is approved', () => {
    assert.deepEqual(validate(waiting, { revision: 2, verdict: 'approved', by: 'AB', reason: '' }), ok('approved'));
  });

  it('given a newer revision, when the older one is approved, then the person is asked to look again', () => {
    const decision = validate(waiting, { revision: 1, verdict: 'approved', by: 'AB', reason: '' });
    assert.deepEqual(decision, refuse('revision 1 was looked at, but revision 2 is current: look again'));
  });

  it('given no such series, then there is nothing to validate', () => {
    assert.equal(validate(null, { revision: 1, verdict: 'rejected', by: 'AB', reason: '' }).ok, false);
  });

  it('given a report that is being made anew, or none, then no verdict is taken', () => {
    const asked = { revision: 2, verdict: 'approved', by: 'AB', reason: '' };
    const sentence = (change: object) => {
      const decision = validate({ ...waiting, ...change }, asked);
      return decision.ok ? 'decided' : decision.fault.message;
    };
    assert.match(sentence({ isRemaking: true }), /^the report is being made anew/);
    const none = { reportSha256: '', reason: 'None of 4 frames.' };
    assert.equal(sentence(none), 'there is no report of it to decide on: None of 4 frames.');
  });

  it('given no name, or a word that is no verdict, then it is refused with the reason', () => {
    assert.deepEqual(
      validate(waiting, { revision: 2, verdict: 'approved', by: ' ', reason: '' }),
      refuse('a verdict needs the name of who gives it'),
    );
    assert.deepEqual(
      validate(waiting, { revision: 2, verdict: 'maybe', by: 'AB', reason: '' }),
      refuse("'maybe' is no verdict: approved or rejected or withdrawn"),
    );
  });

  it('given a check star that failed or tells nothing, then an approval needs a reason; a rejection always does', () => {
    const sentence = (verdict: string, outcome: 'pass' | 'fail' | 'untested', reason = ' ') => {
      const known: ValidationState = { ...waiting, gate: [{ name: 'checkStar 000-1', verdict: outcome }] };
      const decision = validate(known, { revision: 2, verdict, by: 'AB', reason });
      return decision.ok ? 'decided' : decision.fault.message;
    };
    assert.equal(
      sentence('approved', 'fail'),
      'the check star failed its test: approving it all the same needs a reason',
    );
    assert.match(sentence('approved', 'untested'), /^the check star could not be tested/);
    assert.equal(sentence('approved', 'fail', 'T2 is variable'), 'decided');
    assert.equal(sentence('approved', 'pass'), 'decided');
    assert.equal(sentence('rejected', 'pass'), 'a rejection needs its reason');
    assert.equal(sentence('withdrawn', 'fail'), 'decided');
  });

  it('given that it stands so already, then there is nothing to say', () => {
    const approved: ValidationState = { ...waiting, state: 'approved', decidedBy: 'AB', reason: 'good' };
    const said = (known: ValidationState, verdict: string, by = 'AB') =>
      validate(known, { revision: 2, verdict, by, reason: 'good' });
    assert.deepEqual(said(approved, 'approved'), ok(null));
    assert.deepEqual(said(approved, 'approved', 'CD'), ok('approved'));
    assert.deepEqual(said(approved, 'withdrawn'), ok('withdrawn'));
    assert.deepEqual(said(waiting, 'withdrawn'), ok(null));
  });

  it('given observations that were sent, then an approval can be followed by a rejection, not be taken back', () => {
    const sent: ValidationState = { ...waiting, state: 'approved', decidedBy: 'AB', isSent: true };
    const said = (verdict: string) => validate(sent, { revision: 2, verdict, by: 'AB', reason: 'clouds' });
    assert.deepEqual(said('rejected'), ok('rejected'));
    assert.equal(said('withdrawn').ok, false);
  });
});
