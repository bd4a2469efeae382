import assert from 'node:assert/strict';
import { Header } from '../header/header.js';
import { cameraSerial } from './cameraSerial.js';

describe('the number of a camera', () => {
  const of = (keyword: string, value: string | number) => cameraSerial(Header.of([]).with(keyword, value));

  it('is read from the cards of many programs, as text', () => {
    assert.deepEqual(
      [of('CAMSN', '012070048413'), of('SERNUM', 4711), of('CAMID', 'A1B2')],
      [...['012070048413', '4711', 'A1B2']],
    );
  });

  it('is not known where a card is a stopgap, or says another thing', () => {
    for (const text of ['', '0', '0000', 'N/A', 'unknown', 'none', '--'])
      assert.equal(of('SERIALNO', text), null, text);
    assert.equal(of('SWSERIAL', '00KPP-F3HN8'), null);
    assert.equal(cameraSerial(Header.of([]).with('CAMID', '0').with('SERNO', '7')), '7');
  });
});
