import assert from 'node:assert/strict';
import { readPreviewPage } from './previewPage.js';
import { answered, SUBMIT_URL } from './testing/answered.js';

const CSRF = '<input type="hidden" name="csrfmiddlewaretoken" value="t">';
const CONFIRM = '<button name="submit" value="Submit and Return">Submit and Return</button>';
const confirm = (inner = '') => `<form method="post">${CSRF}${inner}${CONFIRM}</form>`;
const counted = (rows: number) => confirm(`<input type="hidden" name="_obscount" value="${rows}">`);
const table = (rows: number) =>
  `<table><thead><tr><th>Star</th><th>JD</th><th>Magnitude</th></tr></thead><tbody>${'<tr><td>XZ Cyg</td><td>2461000.1</td><td>9.1</td></tr>'.repeat(
    rows,
  )}</tbody></table>`;
const read = (body: string, rows = 3, url = SUBMIT_URL) => readPreviewPage(answered(body, { url }), rows);
const faultOf = (...page: Parameters<typeof read>) => {
  const reading = read(...page);
  return reading.outcome === 'refused' ? reading.fault.code : reading.outcome;
};

describe('readPreviewPage', () => {
  it('takes a preview that shows all rows, by a field, a table or in words', () => {
    for (const body of [counted(3), table(3) + confirm(), `<p>3 observations are ready</p>${confirm()}`]) {
      const reading = read(body);
      assert.equal(reading.outcome, 'preview', body);
      if (reading.outcome === 'preview') assert.deepEqual([reading.rows, reading.button.name], [3, 'submit']);
    }
  });

  it('believes no text where something better is there to count', () => {
    assert.equal(faultOf(`${counted(3)}<p>plotted against 12,345 observations of the archive</p>`), 'preview');
  });

  it('refuses another number of rows, and numbers that contradict each other', () => {
    assert.equal(faultOf(counted(2)), 'otherCount');
    assert.equal(faultOf(counted(3) + table(2)), 'otherCount');
    assert.equal(faultOf(`<p>3 observations, 1 observation skipped</p>${confirm()}`), 'otherCount');
    const fewer = read(counted(2));
    assert.equal(fewer.outcome === 'refused' && fewer.rows, 2);
  });

  it('hands on the faults of single rows in their own words', () => {
    const long = 'Row 2: (Airmass) Ensure this value has at most 7 characters (it has 9).';
    const reading = read(
      `${counted(3)}<ul class="errorlist"><li>${long}</li><li>Row 3: (Magnitude Error) Ensure this value has at most 6 characters (it has 7).</li></ul>`,
    );
    assert.equal(reading.outcome, 'refused');
    if (reading.outcome !== 'refused') return;
    assert.equal(reading.fault.code, 'faultyRows');
    assert.deepEqual(
      reading.complaints.map(({ row }) => row),
      [2, 3],
    );
    assert.equal(reading.complaints[0]?.words, '(Airmass) Ensure this value has at most 7 characters (it has 9).');
  });

  it('sees a fault also where it stands without a mark, or at a field', () => {
    assert.equal(faultOf(`${counted(3)}<p>Row 1: (Star) Unknown star.</p>`), 'faultyRows');
    assert.equal(faultOf(counted(3).replace('<button', '<input name="jd" class="is-invalid"><button')), 'faultyRows');
  });

  it('refuses what the site says it has already, also where it only warns', () => {
    assert.equal(
      faultOf(`${counted(3)}<div class="alert alert-warning">2 observations already exist in the database</div>`),
      'duplicates',
    );
  });

  it('keeps other warnings for the person who confirms', () => {
    const reading = read(
      `${counted(3)}<div class="alert alert-warning">Row 1: magnitude outside of the usual range</div>`,
    );
    assert.equal(reading.outcome, 'refused');
    const mild = read(`${counted(3)}<div class="alert alert-warning">No chart was named</div>`);
    assert.deepEqual(mild.outcome === 'preview' && mild.warnings, ['No chart was named']);
  });

  it('never confirms where it cannot count, or finds no single button to confirm', () => {
    assert.equal(faultOf(confirm()), 'formChanged');
    assert.equal(faultOf(table(3)), 'formChanged');
    assert.equal(faultOf(counted(3) + counted(3)), 'formChanged');
    assert.equal(faultOf('<p>Welcome</p>'), 'formChanged');
  });

  it('calls it a doubt where the site took them without being told to', () => {
    assert.equal(faultOf('<p>Welcome</p>', 3, `${SUBMIT_URL}?success=true`), 'taken');
    assert.equal(faultOf('<p>Thanks! 3 observation(s) were uploaded successfully.</p>'), 'taken');
  });

  it('stops at a firewall', () => {
    assert.equal(faultOf('<script src="https://x.awswaf.com/challenge.js"></script>'), 'firewall');
  });
});
