import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formsOf } from './htmlForm.js';
import { readPage } from './htmlPage.js';
import { asksForLogin, blockOf, readLoginPage, readPreviewPage, readReceiptPage, readUploadPage } from './index.js';
import { answered, LOGIN_HOST, SUBMIT_URL } from './testing/answered.js';

const expected = { rows: 3, submitUrl: SUBMIT_URL, loginHost: LOGIN_HOST };

/** What pages of the site are made of, and what no page should be, in whatever order. */
const body = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<form method="post" action="/x">',
        '<form id="f" action="http://[">',
        '</form>',
        '<base href="//["> ',
      ),
      fc.constantFrom(
        '<input type="file" name="obsfile">',
        '<input type="password" name="password">',
        '<input name="username">',
      ),
      fc.constantFrom('<input form="f" name="a" value="1">', '<button name="action" value="default">Continue</button>'),
      fc.constantFrom(
        '<button>Submit</button>',
        '<input type="hidden" name="obscount" value="3">',
        '<input type="radio" name="m" value="file">',
      ),
      fc.constantFrom(
        '<select name="m"><option>manual<option>file upload</select>',
        '<fieldset disabled>',
        '<textarea name="t">',
      ),
      fc.constantFrom(
        '<div class="alert-danger">',
        '<ul class="errorlist"><li>',
        'Row 2: no such star',
        '</div>',
        '<p hidden>',
        '<br>',
      ),
      fc.constantFrom(
        '<table><tr><th>JD<th>Mag<tr><td>1<td>2',
        '3 observations were uploaded successfully',
        '2 new observations',
      ),
      fc.constantFrom(
        '<script>',
        '<!--',
        '<svg><title>',
        '<template>',
        '<noscript>',
        '<frameset>',
        '<math><mi>',
        '<plaintext>',
        ']]>',
      ),
      fc.constantFrom(
        '\u0000',
        '\u001b[2J',
        '\u202e',
        '&#0;',
        '&#x1b;',
        '&bogus;',
        '<a <b <c',
        '"',
        "'",
        '<p '.repeat(50),
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const url = fc.constantFrom(
  SUBMIT_URL,
  `${SUBMIT_URL}?success=true`,
  `https://${LOGIN_HOST}/u/login`,
  'https://elsewhere.example/',
);
const status = fc.constantFrom(200, 202, 302, 403, 429, 500);

/** Every text that leaves a reading and may be shown or kept. */
function wordsIn(reading: object): string[] {
  return Object.entries(reading).flatMap(([name, value]) => {
    if (name === 'form' || name === 'button' || name === 'filled' || name.endsWith('Field')) return [];
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? wordsIn(value) : [];
  });
}

function readings(answer: ReturnType<typeof answered>): object[] {
  asksForLogin(answer, LOGIN_HOST);
  return [
    readLoginPage(answer),
    readUploadPage(answer),
    readPreviewPage(answer, 3),
    readReceiptPage(answer, expected),
    blockOf(answer) ?? {},
  ];
}

describe('a damaged page of the AAVSO', () => {
  it('is read, or stops with a fault, in words that are short and steer nothing', () => {
    fc.assert(
      fc.property(body, url, status, (text, from, code) => {
        for (const reading of readings(answered(text, { url: from, status: code })))
          for (const words of wordsIn(reading))
            assert.ok(words.length < 1_000 && !/[\p{Cc}\p{Cf}]/u.test(words), words);
      }),
      { seed: 1 },
    );
  });

  it('is never taken for an acceptance where nothing says so', () => {
    const silent = body.filter((text) => !text.includes('successfully'));
    fc.assert(
      fc.property(silent, (text) => readReceiptPage(answered(text), expected).outcome === 'unknown'),
      { seed: 2 },
    );
  });

  it('whose base is no address has forms that lead nowhere', () => {
    const page = readPage({ url: SUBMIT_URL, body: '<base href="http://["><form action="/x"></form><form></form>' });
    assert.deepEqual(
      formsOf(page).map(({ action }) => action),
      ['', SUBMIT_URL],
    );
  });

  const many = (piece: string, times: number) => piece.repeat(times);
  for (const [what, text] of Object.entries({
    'deeper than there is stack': many('<div>', 200_000),
    'of a hundred thousand forms': many('<form method="post"><input name="a">', 100_000),
    'of inputs of a far form': `${many('<form id="f"></form>', 3_000)}${many('<input form="f" name="a">', 3_000)}`,
    'of complaints in complaints': many('<div class="alert-danger">', 200),
    'of one long number': `<p>${many('1,', 100_000)}</p><p>Row ${many('1', 100_000)}</p>`,
    'of disabled parts in each other': many('<fieldset disabled><input name="a">', 100),
  }))
    it(`${what} is read or passed by`, () => {
      const answer = answered(text);
      assert.equal(readReceiptPage(answer, expected).outcome, 'unknown');
      for (const reading of readings(answer)) assert.ok(wordsIn(reading).every((words) => words.length < 1_000));
    });

  it('of more than is read says so', () => {
    const step = readUploadPage(answered(many('<i>', 1_000)));
    assert.match(step.step === 'stopped' ? step.fault.message : '', /a page of more elements, or deeper, than is read/);
  });
});
