import assert from 'node:assert/strict';
import { cardText } from './fitsFrame.js';

describe('cardText', () => {
  it('is 80 characters in fixed format', () => {
    assert.equal(
      cardText(['EXPTIME', { float: 40 }, 'seconds']),
      'EXPTIME =                 40.0 / seconds'.padEnd(80),
    );
    assert.equal(cardText(['GAIN', 139]), 'GAIN    =                  139'.padEnd(80));
    assert.equal(cardText(['SIMPLE', true]), 'SIMPLE  =                    T'.padEnd(80));
    assert.equal(cardText(['OBJECT', "Barnard's"]), "OBJECT  = 'Barnard''s'".padEnd(80));
    assert.equal(cardText(['FILTER', 'V', 'name']), "FILTER  = 'V       '           / name".padEnd(80));
    assert.equal(cardText(['X', { float: 1e-7 }]).trimEnd(), 'X       =                 1E-7');
  });

  it('cuts long comments and refuses long values', () => {
    assert.equal(cardText(['A', 'b', 'c'.repeat(100)]).length, 80);
    assert.throws(() => cardText(['A', 'b'.repeat(70)]), RangeError);
    assert.throws(() => cardText(['TOOLONGKEY', 1]), RangeError);
  });
});
