import assert from 'node:assert/strict';
import { fileStamp, isAsStamped, lookOf } from './fileStamp.js';

const CHANGED = 1_764_000_000_000;
const READ = CHANGED + 2_000;
const DAY = 24 * 3_600_000;
const file = {
  size: 33_557_760n,
  mtimeNs: 1_700_000_000_123_456_789n,
  ctimeNs: BigInt(CHANGED) * 1_000_000n + 999_999n,
  ino: 2n ** 63n + 1n,
};
const others = [
  { ...file, size: file.size + 1n },
  { ...file, mtimeNs: file.mtimeNs + 1n },
  { ...file, ctimeNs: file.ctimeNs + 1n },
  { ...file, ino: file.ino + 1n },
];

describe('fileStamp', () => {
  it('names size, times, inode, to their last digit, and when it was', () => {
    assert.equal(
      fileStamp(file, file, READ),
      '33557760:1700000000123456789:1764000000000999999:9223372036854775809@1764000002000',
    );
  });

  it('is none of a file that changed while it was read', () => {
    for (const other of others) assert.equal(fileStamp(file, other, READ + DAY), undefined, lookOf(other));
  });

  it('is none of a file that changed less than 2 s before, or, by a clock that is wrong, later', () => {
    for (const begun of [READ - 1, CHANGED, CHANGED - DAY]) assert.equal(fileStamp(file, file, begun), undefined);
  });
});

describe('isAsStamped', () => {
  const stamp = fileStamp(file, file, READ);

  it('is true of the same file for a day', () => {
    for (const now of [READ, READ + DAY]) assert.equal(isAsStamped(stamp, file, now), true);
  });

  it('is false of a file of another size, time or inode', () => {
    for (const other of others) assert.equal(isAsStamped(stamp, other, READ), false, lookOf(other));
  });

  it('is false later, or by a clock that is wrong by more than that', () => {
    for (const now of [READ + DAY + 1, READ - DAY - 1]) assert.equal(isAsStamped(stamp, file, now), false);
  });

  it('is false without a stamp, or by one of which a part is lost', () => {
    for (const none of [undefined, '', '@', lookOf(file), `${lookOf(file)}@`, `${lookOf(file)}@soon`])
      assert.equal(isAsStamped(none, file, READ), false, none);
  });
});
