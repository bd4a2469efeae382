import assert from 'node:assert/strict';
import { cancelledLine, fillingLine, firstLine } from './fillingLine.js';

const night = { folder: '20251015', files: 33, lastFileSecondsAgo: 4.2, settleSeconds: 300, beginsInSeconds: 295.8 };

describe('fillingLine', () => {
  it('says what has come, and when the night begins', () => {
    assert.equal(
      fillingLine({ ...night, begun: false }),
      '20251015: 33 files, last 4 s ago; begins when still for 5 min (4:56), or from the page',
    );
    assert.equal(
      fillingLine({ ...night, files: 1, settleSeconds: 45, beginsInSeconds: -1, begun: false }),
      '20251015: 1 file, last 4 s ago; begins when still for 45 s (0:00), or from the page',
    );
  });

  it('says that a person has begun it', () =>
    assert.equal(fillingLine({ ...night, begun: true }), '20251015: 33 files, last 4 s ago; begins now'));
});

describe('the lines of what a person said of a night', () => {
  it('say who cancelled it, why, and what takes it back', () => {
    const night = { night: '20251015', by: 'ABC', reason: 'clouds' };
    assert.equal(cancelledLine(night), '20251015: cancelled by ABC (clouds); ./wombat resume 20251015 takes it back');
    assert.match(cancelledLine({ ...night, reason: '' }), /^20251015: cancelled by ABC; /);
  });

  it('say which night goes first, and which after it', () => {
    const lines = ['20251015', '20251014'].map((night) => ({ night, by: 'ABC' })).map(firstLine);
    assert.equal(lines[0], '20251015: goes first, as ABC said, until nothing of it is left to do');
    assert.match(lines[1] ?? '', /^20251014: goes next, as ABC said, /);
  });
});
