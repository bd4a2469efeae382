import assert from 'node:assert/strict';
import { corpus } from '../testing/corpus.js';
import { observationLines } from './observationLines.js';

const textOf = (name: string) => corpus('ok', 'report').find((one) => one.name.includes(name))?.text ?? '';

describe('observationLines', () => {
  it('reads the cells of every observation, by whatever the header says parts them', () => {
    const [first] = observationLines(textOf('tab-excel'));
    assert.deepEqual(first?.line, 7);
    assert.deepEqual(
      [first?.cells.NAME, first?.cells.DATE, first?.cells.MAG, first?.cells.NOTES],
      ['SS Cyg', '12/31/2007 12:59', '9.0', 'na'],
    );
  });

  it('gives every line that is no comment, at its place in the file', () => {
    for (const { name, text } of corpus('ok', 'report')) {
      const lines = text.split(/\r?\n/);
      const read = observationLines(text);
      assert.ok(read.length > 0, name);
      for (const { line, text: own } of read) assert.equal(lines[line - 1], own, name);
    }
  });

  it('leaves cells empty where a line breaks off', () =>
    assert.deepEqual(observationLines('SS Cyg,2450702.1234\n')[0]?.cells.MAG, ''));
});
