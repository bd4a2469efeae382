import assert from 'node:assert/strict';
import { specify } from './specification.js';

const sum = specify((facts: readonly number[], offset: number) => facts.reduce((total, fact) => total + fact, offset));

describe('specify', () => {
  it('passes when the decision is the one expected', () => {
    sum.given(1, 2).when(3).thenIs(6);
    sum
      .given()
      .when(3)
      .thenSatisfies((total) => assert.equal(total, 3));
  });

  it('fails when it is another one', () => {
    assert.throws(() => sum.given(1, 2).when(3).thenIs(7), assert.AssertionError);
    assert.throws(
      () =>
        sum
          .given()
          .when(3)
          .thenSatisfies((total) => assert.equal(total, 4)),
      assert.AssertionError,
    );
  });
});
