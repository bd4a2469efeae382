import assert from 'node:assert/strict';
import { type ProgressSeen, seenNow, timeLeft } from './timeLeft.js';

const bar = (done: number, what = 'XZ Cyg V 20251015: solved') => ({ what, done, total: 71 });
const MINUTE = 60_000;

/** What is seen of a bar that was so far at these minutes. */
function seenAt(...told: [minute: number, done: number][]): ProgressSeen {
  return told.reduce<ProgressSeen>((seen, [minute, done]) => seenNow(seen, [bar(done)], minute * MINUTE), new Map());
}

describe('how long it will take', () => {
  it('is told by the pace of the frames that were seen', () => {
    assert.equal(timeLeft(seenAt([0, 1], [1, 11]), bar(11)), 'about 6 min');
    assert.equal(timeLeft(seenAt([0, 1], [1, 60]), bar(60)), 'about a minute');
  });

  it('goes by the last twenty frames, not by slower ones before', () => {
    assert.equal(timeLeft(seenAt([0, 0], [30, 10], [31, 20], [32, 31]), bar(31)), 'about 4 min');
  });

  it('is not told before a frame was seen to be done, nor of what began anew', () => {
    assert.equal(timeLeft(new Map(), bar(11)), '');
    assert.equal(timeLeft(seenAt([0, 11], [5, 11]), bar(11)), '');
    assert.equal(timeLeft(seenAt([0, 40], [1, 50], [2, 3]), bar(3)), '');
  });

  it('forgets what is not under way any more', () => {
    assert.equal(seenNow(seenAt([0, 1], [1, 2]), [], 2 * MINUTE).size, 0);
  });
});
