import assert from 'node:assert/strict';
import type { GateVerdict } from '@wombat/proto';
import { digest } from './digest.js';

const test = (name: string, verdict: GateVerdict['verdict'], value = 0): GateVerdict => {
  return { name, verdict, value, threshold: 0.05, sentence: name };
};
const facts = { rows: 3, measured: 4, sketch: [9, 9.1] };
const worstOf = (...gate: GateVerdict[]) => digest({ ...facts, gate })?.worst?.name;

describe('digest', () => {
  it('counts points and tests', () => {
    const gate = [test('a', 'pass'), test('b', 'fail', 0.1), test('c', 'untested')];
    assert.deepEqual(digest({ ...facts, gate }), {
      ...{ points: 3, pointsOf: 4, testsFailed: 1, testsUnknown: 1, tests: 3 },
      ...{ worst: gate[1], sketch: [9, 9.1] },
    });
  });

  it('names the test that is farthest over its threshold, then one that could not be made', () => {
    assert.equal(worstOf(test('a', 'untested'), test('b', 'fail', 0.1), test('c', 'fail', -0.2)), 'c');
    assert.equal(worstOf(test('a', 'pass'), test('b', 'untested')), 'b');
    assert.equal(worstOf(test('a', 'pass')), undefined);
  });

  it('is not there for magnitudes that were made before it was told', () => {
    assert.equal(digest({ ...facts, measured: 0, gate: [] }), undefined);
  });
});
