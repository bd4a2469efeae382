import assert from 'node:assert/strict';
import { readCoordinates } from './readCoordinates.js';

describe('coordinates as people write them', () => {
  it('are degrees where they are two numbers', () => {
    const place = { raDegrees: 325.678, decDegrees: 43.586 };
    for (const text of ['325.678 43.586', '325.678,43.586', '325.678, +43.586'])
      assert.deepEqual(readCoordinates(text), place, text);
    assert.deepEqual(readCoordinates('0 -0.5'), { raDegrees: 0, decDegrees: -0.5 });
  });

  it('are hours and degrees where they are six', () => {
    for (const text of ['21:42:42.8 -00:35:10', '21 42 42.8 -00 35 10', '21h42m42.8s, -00°35′10″']) {
      const { raDegrees = 0, decDegrees = 0 } = readCoordinates(text) ?? {};
      assert.ok(Math.abs(raDegrees - 325.678333) < 1e-6, text);
      assert.ok(Math.abs(decDegrees + 0.586111) < 1e-6, text);
    }
  });

  it('are no names of stars', () => {
    for (const text of [
      '27 CMa',
      'GSC 05903-00430',
      '000-BCP-220',
      '1SWASP J022916.91-395901.4',
      '12',
      'TIC 12 34',
      '',
    ])
      assert.equal(readCoordinates(text), null, text);
  });
});
