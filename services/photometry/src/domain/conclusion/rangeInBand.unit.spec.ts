import assert from 'node:assert/strict';
import { rangeInBand } from './rangeInBand.js';

describe("VSX's range in another band", () => {
  const range = { brightest: 11, faintest: 12 };

  it('is as it stands in V', () => assert.deepEqual(rangeInBand(range, 'V'), range));

  it('allows for a star of any colour: in B it may be redder by two magnitudes, in I by four', () => {
    assert.deepEqual(rangeInBand(range, 'B'), { brightest: 10.65, faintest: 14 });
    assert.deepEqual(rangeInBand(range, 'I'), { brightest: 6.9, faintest: 12.35 });
  });

  it('says nothing of a band nobody compared', () => assert.equal(rangeInBand(range, 'U'), null));
});
