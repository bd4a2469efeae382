import assert from 'node:assert/strict';
import { radecFile } from './radecFile.js';

const star = (raDegrees: number, decDegrees: number, mag: number) => ({
  auid: '000-AAA-001',
  label: '120',
  raDegrees,
  decDegrees,
  mag,
  magError: null,
  rank: 1,
});

function dataLines(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
}

describe('radecFile', () => {
  it('lists T1, T2 and the comps after seven comment lines', () => {
    const text = radecFile(
      { raDegrees: 60, decDegrees: -16.5 },
      {
        mode: 'single',
        check: star(60.5, -0.25, 12.345),
        comps: [{ role: 'C3', candidate: star(359.99999999, 89.9999999, 11) }],
        reportComp: null,
      },
    );
    assert.equal(text.split('\n').filter((line) => line.startsWith('#')).length, 7);
    assert.deepEqual(dataLines(text), [
      '04:00:00.0000, -16:30:00.000, 0, 1, 99.999',
      '04:02:00.0000, -00:15:00.000, 0, 1, 12.345',
      '00:00:00.0000, +90:00:00.000, 1, 1, 11.000',
    ]);
  });

  it('does not write sixty seconds', () => {
    const text = radecFile(
      { raDegrees: 15 * (1 + 59 / 60 + 59.99999 / 3600), decDegrees: 1 + 59 / 60 + 59.9999 / 3600 },
      { mode: 'ensemble', check: null, comps: [], reportComp: null },
    );
    assert.deepEqual(dataLines(text), ['02:00:00.0000, +02:00:00.000, 0, 1, 99.999']);
  });
});
