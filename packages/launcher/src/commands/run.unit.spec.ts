import assert from 'node:assert/strict';
import type { Operation } from '../plant/operate.js';
import { untilDone } from './run.js';

const GAP = 'the log of frames holds 18 events of 28, of which the first is 11';

/** A run with nothing left to do, above a log that has lost this, and after it was mended that. */
function idleRun(lost: readonly string[], afterwards: readonly string[] = lost) {
  const said: string[] = [];
  const idle = { heads: {}, workMessages: 0, services: [], silent: [], missing: [] };
  let mended = 0;
  const lostNow = () => [...(mended === 0 ? lost : afterwards)];
  const observer = { observe: async () => idle, isSameLog: async () => true, lostFromLog: async () => lostNow() };
  const plant = { mendLog: async () => void mended++ };
  const screen = { say: (sentence: string) => said.push(sentence), progress: () => undefined };
  const operation = { plant, observer, screen, signal: new AbortController().signal, patienceSeconds: 9_000 };
  return { said, mended: () => mended, code: () => untilDone(operation as unknown as Operation) };
}

describe('the end of a run', () => {
  it('is done where nothing is left and the log is whole', async () => {
    const { said, mended, code } = idleRun([]);
    assert.equal(await code(), 0);
    assert.deepEqual([said, mended()], [[], 0]);
  });

  it('is done where what the log had lost could be mended', async () => {
    const { said, mended, code } = idleRun([GAP], []);
    assert.equal(await code(), 0);
    assert.deepEqual([said, mended()], [[GAP], 1]);
  });

  it('says what the log has lost for good, and does not call it done', async () => {
    const { said, mended, code } = idleRun([GAP]);
    assert.equal(await code(), 1);
    assert.deepEqual([said.length, mended()], [2, 1]);
    assert.match(said[1] ?? '', /18 events of 28.*backup of the home/);
  });
});
