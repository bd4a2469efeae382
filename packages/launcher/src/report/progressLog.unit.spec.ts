import assert from 'node:assert/strict';
import { ProgressLog } from './progressLog.js';

const solved = (done: number) => [{ what: 'HAT-P-32 Clear 20171219: solved', done, total: 80 }];

describe('progress in a pipe', () => {
  it('is a line for something new, every two seconds at most, and always for the end of a stage', () => {
    const log = new ProgressLog();
    assert.deepEqual(log.changes(solved(1), 0), ['HAT-P-32 Clear 20171219: solved 1/80']);
    assert.deepEqual(log.changes(solved(1), 5_000), []);
    assert.deepEqual(log.changes(solved(9), 5_000), ['HAT-P-32 Clear 20171219: solved 9/80']);
    assert.deepEqual(log.changes(solved(10), 5_300), []);
    assert.deepEqual(log.changes(solved(80), 5_600), ['HAT-P-32 Clear 20171219: solved 80/80']);
    assert.deepEqual(log.changes(solved(80), 60_000), []);
  });

  it('reminds of what stands as it is once a minute, and at once of what is new', () => {
    const log = new ProgressLog();
    const filling = (about: string, files: number) => ({ about, text: `${about}: ${files} files` });
    assert.deepEqual(log.reminders([filling('a', 1)], 0), ['a: 1 files']);
    assert.deepEqual(log.reminders([filling('a', 2), filling('b', 1)], 59_999), ['b: 1 files']);
    assert.deepEqual(log.reminders([filling('a', 3), filling('b', 1)], 60_000), ['a: 3 files']);
    assert.deepEqual(log.reminders([], 61_000), []);
    assert.deepEqual(log.reminders([filling('a', 4)], 62_000), ['a: 4 files']);
  });
});
