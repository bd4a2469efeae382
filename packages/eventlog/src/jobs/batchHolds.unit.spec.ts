import assert from 'node:assert/strict';
import { BatchHolds } from './batchHolds.js';

const full = { code: 'diskFull', reason: 'the disk is full: make room' };
const batch = (key: string, ...frames: string[]) => ({ key, frames });

describe('batches that wait for this computer', () => {
  it('wait their time, and are tried then', () => {
    const holds = new BatchHolds(60);
    holds.enter('a', full, 1000);
    holds.review([batch('a', '1', '2')], 1059);
    assert.equal(holds.isWaiting('a'), true);
    holds.review([batch('a', '1', '2')], 1060);
    assert.equal(holds.isWaiting('a'), false);
    assert.deepEqual(holds.list(), [{ key: 'a', ...full }]);
  });

  it('wait again where the try met the same', () => {
    const holds = new BatchHolds(60);
    holds.enter('a', full, 0);
    holds.review([batch('a', '1')], 60);
    holds.enter('a', full, 61);
    assert.equal(holds.isWaiting('a'), true);
    holds.review([batch('a', '1')], 120);
    assert.equal(holds.isWaiting('a'), true);
  });

  it('are held no more once the try has brought something back, not before', () => {
    const holds = new BatchHolds(60);
    holds.enter('a', full, 0);
    holds.review([batch('a', '1', '2', '3')], 10);
    holds.review([batch('a', '2', '3')], 60);
    holds.review([batch('a', '2', '3')], 61);
    assert.equal(holds.isHeld('a'), true);
    holds.review([batch('a', '3')], 62);
    assert.equal(holds.isHeld('a'), false);
  });

  it('are held no more once nobody wants them, and hold no other', () => {
    const holds = new BatchHolds(60);
    holds.enter('a', full, 0);
    assert.equal(holds.isWaiting('b'), false);
    holds.review([batch('b', '1')], 1);
    assert.deepEqual(holds.list(), []);
  });
});
