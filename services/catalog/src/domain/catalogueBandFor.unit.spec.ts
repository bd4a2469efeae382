import assert from 'node:assert/strict';
import { catalogueBandFor } from './catalogueBandFor.js';

describe('catalogueBandFor', () => {
  for (const [series, catalogue] of [
    ['V', 'V'],
    ['CV', 'V'],
    ['TG', 'V'],
    ['CR', 'R'],
    ['TR', 'R'],
    ['R', 'R'],
    ['TB', 'B'],
    ['B', 'B'],
    ['I', 'I'],
    ['SG', 'SG'],
  ] as const) {
    it(`a series in ${series} is calibrated with ${catalogue}`, () =>
      assert.equal(catalogueBandFor(series), catalogue));
  }
});
