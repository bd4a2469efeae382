import assert from 'node:assert/strict';
import { scatterGate } from './scatterGate.js';

const steady = {
  auid: 'a',
  scatter: 0.004,
  threshold: 0.0123,
  isSmooth: false,
  frames: 30,
  isSteady: true,
  rivals: [],
};

describe('the gate on the scatter of a comp', () => {
  it('says what it is, and what chance allows', () => {
    const { text, verdict, value, threshold } = scatterGate(steady);
    assert.equal(text, 'a scatters by 0.004 mag against the other stars beyond its errors, within 0.012 of chance.');
    assert.deepEqual([verdict, value, threshold], ['pass', 0.004, 0.0123]);
  });

  it('says who may be variable', () => {
    const varies = { ...steady, scatter: 0.03, isSteady: false, isSmooth: true };
    assert.equal(scatterGate(varies).verdict, 'fail');
    assert.match(
      scatterGate(varies).text,
      /^a drifts by 0\.030 mag .*, more than 0\.012 of chance: it may be variable\.$/,
    );
    assert.match(scatterGate({ ...varies, rivals: ['b', 'c'] }).text, /: it or b or c may be variable\.$/);
  });
});
