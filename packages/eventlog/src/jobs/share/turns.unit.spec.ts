import assert from 'node:assert/strict';
import fc from 'fast-check';
import { specify } from '../../testkit/specification.js';
import type { Batch } from '../batch.js';
import { solveOrder } from '../testing/frameOrders.js';
import { equallyUrgent, Turns } from './turns.js';

const batch = (key: string): Batch => ({ key, frames: [`${key}.fits`], framesPerJob: 1, orderOf: solveOrder });
const keysOf = (groups: readonly (readonly Batch[])[]) => groups.map((group) => group.map(({ key }) => key));

/** Whose jobs go, given those who had turns before, when so many may go and these are open in this order. */
const turnsOf = specify((before: readonly string[], { open, room }: { open: readonly string[]; room: number }) => {
  const turns = new Turns();
  for (const key of before) turns.had(key);
  return Array.from({ length: room }, () => {
    const next = turns.next(open) ?? 'nobody';
    turns.had(next);
    return next;
  });
});

describe('batches that are equally urgent', () => {
  it('given a night of several series, are those of the night, at one stage; a newer night stays before it', () => {
    const batches = ['profile/2/a', 'profile/2/b', 'profile/1/a', 'measure/2/a', 'measure/2/b'].map(batch);
    assert.deepEqual(keysOf(equallyUrgent(batches)), [
      ['profile/2/a', 'profile/2/b'],
      ['profile/1/a'],
      ['measure/2/a', 'measure/2/b'],
    ]);
    assert.deepEqual(equallyUrgent([]), []);
  });
});

describe('turns', () => {
  const open = ['a', 'b', 'c'];

  it('given that nobody had one, go round in order', () =>
    turnsOf.given().when({ open, room: 5 }).thenIs(['a', 'b', 'c', 'a', 'b']));

  it('given that some had one, are of those who had none, then of who has waited for longest', () =>
    turnsOf.given('c', 'a').when({ open, room: 4 }).thenIs(['b', 'c', 'a', 'b']));

  it('given a series of several batches, are of the series, not of each of these', () =>
    turnsOf
      .given('solve/2/a/V/r1.1/1')
      .when({ open: ['solve/2/a/V/r1.1/1', 'solve/2/a/V/r1.1/2', 'solve/2/b/V/r1.1'], room: 2 })
      .thenIs(['solve/2/b/V/r1.1', 'solve/2/a/V/r1.1/1']));

  it('given nobody who is open, are nobody’s', () => turnsOf.given('a').when({ open: [], room: 1 }).thenIs(['nobody']));

  it('given any number of series and places that come free one by one, let none wait for two turns of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 200 }), (series, room) => {
        const turns = new Turns();
        const had = new Map(Array.from({ length: series }, (_, index) => [`series ${index}`, 0]));
        for (let place = 0; place < room; place++) {
          const next = turns.next(had.keys()) ?? assert.fail();
          turns.had(next);
          had.set(next, (had.get(next) ?? 0) + 1);
        }
        const counts = [...had.values()];
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
      }),
    );
  });

  it('given that a series is done, forget it', () => {
    const turns = new Turns();
    turns.had('a');
    turns.had('b');
    turns.keep(new Set(['b']));
    assert.equal(turns.next(['b', 'a']), 'a');
  });
});
