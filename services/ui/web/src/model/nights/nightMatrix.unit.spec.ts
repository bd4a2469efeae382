import assert from 'node:assert/strict';
import { sampleEntry } from '../testing/samples.js';
import { nightMatrix } from './nightMatrix.js';

const counts = { found: 9, broken: 0, failed: 0, calibrated: 9, solved: 8, measured: 8, reported: 8 };

describe('the matrix of nights and stars', () => {
  const { stars, nights } = nightMatrix([
    sampleEntry({ filter: 'V', counts }),
    sampleEntry({ filter: 'B' }),
    sampleEntry({ date: '20251016', targetName: 'AE Aqr', apphot: 'nowcs' }),
  ]);

  it('has a row a night, newest first, and a column a star, with its filters in order', () => {
    assert.deepEqual(stars, ['AE Aqr', 'XZ Cyg']);
    assert.deepEqual(
      nights.map(({ text, cells }) => [text, cells.map((cell) => cell.map(({ filter }) => filter).join())]),
      [
        ['2025-10-16', ['V', '']],
        ['2025-10-15', ['', 'B,V']],
      ],
    );
  });

  it('tells each series to those who hear it, counted or not', () => {
    const labels = nights.flatMap(({ cells }) => cells.flat().map(({ label }) => label));
    assert.deepEqual(labels, [
      'AE Aqr V of 2025-10-16: 8 frames, halted: no frame could be plate-solved',
      'XZ Cyg B of 2025-10-15: 8 frames, waits for you',
      'XZ Cyg V of 2025-10-15: 9 found, 8 solved, 8 measured, 8 reported, waits for you',
    ]);
  });
});
