import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readReceiptPage } from './receiptPage.js';
import { answered, LOGIN_HOST, SUBMIT_URL } from './testing/answered.js';

const expected = { rows: 3, submitUrl: SUBMIT_URL, loginHost: LOGIN_HOST };
const outcomeOf = (body: string, changes: Parameters<typeof answered>[1] = {}) =>
  readReceiptPage(answered(body, changes), expected).outcome;
const SUCCESS = { url: `${SUBMIT_URL}?success=true` };

describe('readReceiptPage', () => {
  it('takes the address of success, and a sentence with all rows, for an acceptance', () => {
    assert.equal(outcomeOf('<p>Your submissions</p>', SUCCESS), 'accepted');
    assert.equal(outcomeOf('<p>Thanks! 3 observation(s) were uploaded successfully.</p>'), 'accepted');
    assert.equal(outcomeOf('<p>You have successfully submitted 3 observations</p>'), 'accepted');
  });

  it('is in doubt where the number is another', () => {
    assert.equal(outcomeOf('<p>2 observations were submitted successfully</p>'), 'unknown');
    assert.equal(outcomeOf('<p>2 observations were submitted successfully</p>', SUCCESS), 'unknown');
  });

  it('is in doubt at anything else', () => {
    const doubtful: [string, Parameters<typeof answered>[1]][] = [
      ['<p>Success!</p>', {}],
      ['<p>success=true</p>', {}],
      ['<script>"3 observations were submitted successfully"</script>', {}],
      ['<p hidden>3 observations were submitted successfully</p>', {}],
      ['<div style="display: none">3 observations were submitted successfully</div>', {}],
      ['<div class="alert-danger">Row 1: no</div>', SUCCESS],
      ['<p>x</p>', { ...SUCCESS, status: 500 }],
      ['<p>x</p>', { ...SUCCESS, status: 202 }],
      ['<p>x</p>', { ...SUCCESS, wafAction: 'challenge' }],
      ['<p>x</p>', { url: 'https://elsewhere.example/?success=true' }],
      ['<p>x</p>', { url: 'https://apps.example.org/other/?success=true' }],
      ['<form><input type="password" name="password"></form>', SUCCESS],
    ];
    for (const [body, changes] of doubtful) assert.equal(outcomeOf(body, changes), 'unknown', body);
  });

  it('never takes a page it does not know for an acceptance', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<form method=post>',
        'success',
        'submitted',
        '3 observations',
        'Thanks!',
        '<b>',
        '&amp;',
        'true',
        '?success=true',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const body = words.join(' ');
        fc.pre(!/successfully/i.test(body));
        assert.equal(outcomeOf(body), 'unknown');
      }),
      { seed: 10, numRuns: 500 },
    );
  });
});
