import assert from 'node:assert/strict';
import { fillingLine } from './fillingLine.js';

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
