import assert from 'node:assert/strict';
import type { Operation } from '../plant/operate.js';
import { untilDone } from './run.js';

/** A run with nothing left to do, above a log that has lost this. */
function idleRun(lost: readonly string[]) {
  const said: string[] = [];
  const idle = { heads: {}, workMessages: 0, services: [], silent: [], missing: [] };
  const observer = { observe: async () => idle, isSameLog: async () => true, lostFromLog: async () => [...lost] };
  const screen = { say: (sentence: string) => said.push(sentence), progress: () => undefined };
  const operation = { observer, screen, signal: new AbortController().signal, patienceSeconds: 9_000 };
  return { said, code: () => untilDone(operation as unknown as Operation) };
}

describe('the end of a run', () => {
  it('is done where nothing is left and the log is whole', async () => {
    const { said, code } = idleRun([]);
    assert.equal(await code(), 0);
    assert.deepEqual(said, []);
  });

  it('says what the log has lost, and does not call it done', async () => {
    const { said, code } = idleRun(['the log of frames holds 18 events of 28, of which the first is 11']);
    assert.equal(await code(), 1);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /18 events of 28.*backup of the home/);
  });
});
