import assert from 'node:assert/strict';
import fc from 'fast-check';
import { orderOf } from './deliveryOrder.js';

const at = (streamSequence: number, deliverySequence: number, deliveryCount = 1) => ({
  ...{ streamSequence, deliverySequence, deliveryCount },
});

describe('the place of a message that came', () => {
  it('is known at the place reached or before, though it is given a few times', () => {
    assert.equal(orderOf(at(7, 7), 7), 'known');
    assert.equal(orderOf(at(3, 9), 7), 'known');
    assert.equal(orderOf(at(7, 1, 5), 7), 'known');
  });

  it('is next right behind the place reached, given for the first time or again', () => {
    assert.equal(orderOf(at(8, 8), 7), 'next');
    assert.equal(orderOf(at(8, 30), 7), 'next');
    assert.equal(orderOf(at(1, 1), 0), 'next');
  });

  it('is astray where one before it has not come', () => {
    assert.equal(orderOf(at(9, 9), 7), 'astray');
    assert.equal(orderOf(at(9, 2), 7), 'astray');
  });

  it('is astray where a known one is given without end', () => {
    assert.equal(orderOf(at(7, 60, 6), 7), 'astray');
    assert.equal(orderOf(at(8, 60, 6), 7), 'next');
  });

  it('is the first of a fresh consumer where that begins further on', () => {
    assert.equal(orderOf(at(12, 1), 7), 'first');
    assert.equal(orderOf(at(13, 2), 12), 'next');
  });

  it('never lets one be passed over, whatever is lost and given again', () => {
    const delivery = fc.record({
      streamSequence: fc.integer({ min: 1, max: 12 }),
      deliverySequence: fc.integer({ min: 1, max: 40 }),
      deliveryCount: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(delivery), (messages) => {
        let reached = 0;
        for (const message of messages) {
          if (orderOf(message, reached) !== 'next') continue;
          assert.equal(message.streamSequence, reached + 1);
          reached = message.streamSequence;
        }
      }),
    );
  });
});
