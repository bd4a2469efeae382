import assert from 'node:assert/strict';
import { quadrature } from './quadrature.js';

describe('quadrature', () => {
  it('is the length of the hypotenuse, 0 for nothing', () => {
    assert.equal(quadrature(3, 4), 5);
    assert.equal(quadrature(), 0);
  });
});
