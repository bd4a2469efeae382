import assert from 'node:assert/strict';
import { reportAnswer } from './reportAnswer.js';

const HEAD = ['#TYPE=Extended', '#OBSCODE=ABC', '#SOFTWARE=x', '#DELIM=,', '#DATE=JD', '#OBSTYPE=CCD'];
const row = (date: string, mag: string) => `XZ Cyg,${date},${mag},0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na`;
const text = (...rows: string[]) => `${[...HEAD, ...rows].join('\n')}\n`;
const first = row('2460964.28148', '9.456');
const answer = (report: string, previous: string | null = null, whyNotSendable = '') =>
  reportAnswer({ text: report, sha256: 'ab', previous, whyNotSendable });

describe('reportAnswer', () => {
  it('is the bytes, and the same as a table', () => {
    const { text: same, rows, faults, sendable } = answer(text(first));
    assert.equal(same, text(first));
    assert.deepEqual([rows[0]?.NAME, rows[0]?.MAG, rows[0]?.KNAME, rows[0]?.CHART], ['XZ Cyg', '9.456', '118', 'X123']);
    assert.deepEqual([faults, sendable], [[], true]);
  });

  it('has every fault at its row, and what concerns the head with the file', () => {
    const { faults } = answer(text(first, row('2460964.3', 'bright'), first).replace('=ABC', '='));
    assert.deepEqual(
      faults.map(({ row: at }) => at),
      [null, 1, 2],
    );
    assert.match(faults[0]?.sentence ?? '', /^line 2: #OBSCODE=/);
    assert.match(faults[1]?.sentence ?? '', /^MAG bright is no number/);
    assert.match(faults[2]?.sentence ?? '', /same star, time and band/);
  });

  it('marks the rows the revision before had not, or had otherwise', () => {
    const [second, third] = [row('2460964.3', '9.500'), row('2460964.4', '9.600')];
    const before = text(first, row('2460964.3', '9.501'));
    assert.deepEqual(answer(text(first, second, third), before).changed, [1, 2]);
    assert.deepEqual(answer(before, before).changed, []);
    assert.deepEqual(answer(text(first)).changed, []);
  });

  it('says why it may not be sent', () => {
    const { sendable, why } = answer(text(first), null, 'it is not approved');
    assert.deepEqual([sendable, why], [false, 'it is not approved']);
  });
});
