import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notesText } from './notesText.js';
import { REPORT_COLUMNS } from './reportColumns.js';
import type { ReportNotes } from './reportRow.js';

const LIMIT = REPORT_COLUMNS.find(({ name }) => name === 'NOTES')?.limit ?? 0;
const VMAGINS: ReportNotes['fields'] = [['VMAGINS', '-7.244']];

describe('the notes of a row', () => {
  const cases: { given: string; notes: ReportNotes; expected: string }[] = [
    { given: 'nothing to say', notes: { fields: [] }, expected: 'na' },
    { given: 'words alone', notes: { text: 'thin cloud', fields: [] }, expected: 'thin cloud' },
    { given: 'numbers alone', notes: { fields: VMAGINS }, expected: '|VMAGINS=-7.244' },
    {
      given: 'both',
      notes: { text: 'thin cloud, wind | 3', fields: VMAGINS },
      expected: '|VMAGINS=-7.244|thin cloud; wind / 3',
    },
    {
      given: 'words that look like a number',
      notes: { text: 'VMAGINS=3', fields: VMAGINS },
      expected: '|VMAGINS=-7.244|VMAGINS:3',
    },
  ];
  for (const { given, notes, expected } of cases)
    it(`with ${given} are ${expected}`, () => assert.equal(notesText(notes), expected));

  it('keep the numbers first and whole, however long the words are, and no more than the column takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.integer({ min: 0, max: 3000 }), (text, more) => {
        const notes = notesText({ text: text + 'x'.repeat(more), fields: VMAGINS });
        assert.ok(notes.startsWith('|VMAGINS=-7.244') && notes.length <= LIMIT);
      }),
      { seed: 1, numRuns: 200 },
    );
    const cut = notesText({ text: 'x'.repeat(LIMIT), fields: VMAGINS });
    assert.equal(cut.length, LIMIT);
    assert.match(cut, /x\.\.\.$/);
  });
});
