import assert from 'node:assert/strict';
import type { StatusCode } from '@wombat/proto/words';
import { isFinished } from './isFinished.js';

const of = (...codes: (StatusCode | null)[]) =>
  isFinished(
    codes.map((apphot) => ({ apphot })),
    true,
  );

describe('a night', () => {
  it('is finished when a person has all of it to judge, or to mend', () => {
    assert.equal(of('validate', 'nowcs', 'failed'), true);
    assert.equal(of('validate', null), false);
  });

  it('is not while something goes on by itself, later', () => {
    assert.equal(of('validate', 'novsp'), false);
    assert.equal(of('held'), false);
  });

  it('without series is finished where it has no lights, and is not known yet where it has', () => {
    assert.equal(of(), false);
    assert.equal(isFinished([], false), true);
  });
});
