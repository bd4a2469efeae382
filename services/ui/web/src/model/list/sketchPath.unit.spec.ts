import assert from 'node:assert/strict';
import { sketchPath } from './sketchPath.js';

const size = { width: 60, height: 20 };

describe('sketchPath', () => {
  it('puts bright magnitudes on top, from the first to the last', () => {
    assert.equal(sketchPath([9, 10, 9.5], size), 'M0.0 0.0L30.0 20.0L60.0 10.0');
  });

  it('does not blow up the noise of a quiet star', () => {
    assert.equal(sketchPath([9, 9.005], size), 'M0.0 9.0L60.0 11.0');
  });

  it('draws nothing of one point', () => {
    assert.equal(sketchPath([9], size), '');
  });
});
