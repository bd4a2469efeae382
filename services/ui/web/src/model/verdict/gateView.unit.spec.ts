import assert from 'node:assert/strict';
import type { GateOutcome } from '@wombat/proto/words';
import { approvalNeedsReason, approveLabel, gateLines, gateSummary } from './gateView.js';

const gate = (verdict: GateOutcome, sentence = `${verdict}.`) => ({ name: 'checkStar T2', verdict, sentence });

describe('the gate', () => {
  it('shows what failed first, in a word too', () => {
    const lines = gateLines([gate('pass'), gate('untested'), gate('fail')]);
    assert.deepEqual(
      lines.map(({ tone, word }) => `${tone} ${word}`),
      ['fail FAILED', 'unknown not known', 'pass passed'],
    );
    assert.equal(gateLines([gate('pass', '')])[0]?.sentence, 'checkStar T2');
  });

  it('says it in one sentence', () => {
    assert.equal(gateSummary([gate('pass'), gate('fail')]), '1 of 2 tests failed.');
    assert.equal(gateSummary([gate('pass'), gate('untested')]), '1 of 2 tests passed, 1 could not be made.');
    assert.equal(gateSummary([gate('pass'), gate('pass')]), 'All 2 tests passed.');
    assert.equal(gateSummary([]), 'No tests were made.');
  });

  it('puts the value beside its threshold, worst first, and draws no bar beyond twice of it', () => {
    const tests = [0.01, -0.242, 0.9].map((value) => ({ ...gate('pass', `${value}`), value, threshold: 0.22 }));
    const lines = gateLines([...tests, gate('pass', 'no number'), { ...gate('pass', 'zero'), value: 1, threshold: 0 }]);
    assert.deepEqual(
      lines.map(({ sentence, measure }) => [sentence, measure?.part.toFixed(3), measure?.threshold]),
      [
        ['0.9', '1.000', '0.220'],
        ['-0.242', '0.550', '0.220'],
        ['0.01', '0.023', '0.220'],
        ['no number', undefined, undefined],
        ['zero', undefined, undefined],
      ],
    );
  });

  it('asks why where a test failed, or the check star tells nothing', () => {
    const other = (verdict: GateOutcome) => ({ name: 'zeroPoint', verdict, sentence: '' });
    assert.equal(approveLabel([gate('pass'), other('untested')]), 'Approve');
    assert.equal(approveLabel([gate('fail'), other('fail')]), 'Approve despite 2 failed tests …');
    assert.equal(approveLabel([gate('pass'), other('fail')]), 'Approve despite 1 failed test …');
    assert.equal(approveLabel([gate('untested')]), 'Approve without a check star …');
    assert.deepEqual([[gate('pass')], [other('fail')], [gate('untested')]].map(approvalNeedsReason), [
      false,
      true,
      true,
    ]);
  });
});
