import assert from 'node:assert/strict';
import { Pace } from './pace.js';

const awaited = (sinceMilliseconds: number) => ({ count: 1, sinceMilliseconds, isAwaited: true });
const others = (sinceMilliseconds: number, count = 1) => ({ count, sinceMilliseconds, isAwaited: false });

describe('the pace of transactions', () => {
  it('is at once for what somebody waits for, where little happens', () => {
    const pace = new Pace();
    for (const now of [1000, 1100, 1200, 1300, 1400, 1500]) {
      assert.equal(pace.wait(awaited(now), now), 0);
      pace.note(now);
    }
  });

  it('is one in 50 ms in the long run, after a few at once', () => {
    const pace = new Pace();
    const taken: number[] = [];
    for (let now = 1000; now < 2000; now++) {
      if (pace.wait(awaited(now), now) > 0) continue;
      pace.note(now);
      taken.push(now);
    }
    assert.deepEqual(taken.slice(0, 6), [1000, 1001, 1002, 1003, 1050, 1100]);
    assert.equal(taken.length, 4 + 19);
  });

  it('lets what nobody waits for be joined by others, but not for ever', () => {
    const pace = new Pace();
    assert.equal(pace.wait(others(1000), 1000), 200);
    assert.equal(pace.wait(others(1000), 1150), 50);
    assert.equal(pace.wait(others(1000), 1300), 0);
  });

  it('holds back nothing where there is enough for a transaction', () => {
    const pace = new Pace();
    for (let times = 0; times < 20; times++) pace.note(1000);
    assert.equal(pace.wait({ ...awaited(1000), count: 100 }, 1000), 0);
    assert.equal(pace.wait(others(1000, 100), 1000), 0);
  });

  it('never holds back what is awaited longer than the rest', () => {
    const pace = new Pace();
    for (let times = 0; times < 20; times++) pace.note(1000);
    assert.equal(pace.wait(awaited(1000), 1000), 200);
  });
});
