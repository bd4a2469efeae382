import assert from 'node:assert/strict';
import { gateLines, gateSummary } from './gateView.js';

const gate = (verdict: string, sentence = `${verdict}.`) => ({ name: 'checkStar T2', verdict, sentence });

describe('the gate', () => {
  it('shows what failed first, in a word too', () => {
    const lines = gateLines([gate('pass'), gate('unknown'), gate('fail'), gate('something new')]);
    assert.deepEqual(
      lines.map(({ tone, word }) => `${tone} ${word}`),
      ['fail FAILED', 'unknown not known', 'unknown not known', 'pass passed'],
    );
    assert.equal(gateLines([gate('pass', '')])[0]?.sentence, 'checkStar T2');
  });

  it('says it in one sentence', () => {
    assert.equal(gateSummary([gate('pass'), gate('fail')]), '1 of 2 tests failed.');
    assert.equal(gateSummary([gate('pass'), gate('unknown')]), '1 of 2 tests passed, 1 could not be made.');
    assert.equal(gateSummary([gate('pass'), gate('pass')]), 'All 2 tests passed.');
    assert.equal(gateSummary([]), 'No tests were made.');
  });
});
