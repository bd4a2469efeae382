import assert from 'node:assert/strict';
import { fillingWords } from './fillingWords.js';

const night = { folder: '20251015', files: 33, lastFileSecondsAgo: 2.6, settleSeconds: 300, beginsInSeconds: 297.4 };

describe('the words for a night that is being filled', () => {
  it('count on while nothing new is told', () => {
    assert.equal(
      fillingWords({ ...night, begun: false }, 0),
      '33 files, last 3 s ago; begins when still for 5 min (4:58)',
    );
    assert.equal(
      fillingWords({ ...night, files: 1, settleSeconds: 90, begun: false }, 298),
      '1 file, last 301 s ago; begins when still for 90 s (0:00)',
    );
  });

  it('say that somebody did not want to wait', () =>
    assert.equal(fillingWords({ ...night, begun: true }, 1), '33 files, last 4 s ago; begins now'));
});
