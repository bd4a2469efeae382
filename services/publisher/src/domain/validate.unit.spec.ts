import assert from 'node:assert/strict';
import { ok, refuse } from '@wombat/result';
import { validate } from './validate.js';

describe('validate', () => {
  const waiting = { revision: 2, reportSha256: 'ab', reason: null, isRemaking: false };

  it('given a series that waits, when its revision is approved, then it is approved', () => {
    assert.deepEqual(validate(waiting, { revision: 2, verdict: 'approved', by: 'AB' }), ok('approved'));
  });

  it('given a newer revision, when the older one is approved, then the person is asked to look again', () => {
    const decision = validate(waiting, { revision: 1, verdict: 'approved', by: 'AB' });
    assert.deepEqual(decision, refuse('revision 1 was looked at, but revision 2 is current: look again'));
  });

  it('given no such series, then there is nothing to validate', () => {
    assert.equal(validate(null, { revision: 1, verdict: 'rejected', by: 'AB' }).ok, false);
  });

  it('given a report that is being made anew, or none, then no verdict is taken', () => {
    const asked = { revision: 2, verdict: 'approved', by: 'AB' };
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
      validate(waiting, { revision: 2, verdict: 'approved', by: ' ' }),
      refuse('a verdict needs the name of who gives it'),
    );
    assert.deepEqual(
      validate(waiting, { revision: 2, verdict: 'maybe', by: 'AB' }),
      refuse("'maybe' is no verdict: approved or rejected"),
    );
  });
});
