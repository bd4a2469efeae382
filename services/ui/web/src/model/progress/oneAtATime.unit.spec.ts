import assert from 'node:assert/strict';
import { oneAtATime } from './oneAtATime.js';

describe('oneAtATime', () => {
  it('runs once more, not as often as it was asked meanwhile', async () => {
    const gates: (() => void)[] = [];
    const ask = oneAtATime(() => new Promise((resolve) => gates.push(resolve)));
    const all = [ask(), ask(), ask()];
    assert.equal(gates.length, 1);
    gates[0]?.();
    await new Promise(setImmediate);
    assert.equal(gates.length, 2);
    gates[1]?.();
    await Promise.all(all);
    assert.equal(gates.length, 2);
    const later = ask();
    gates[2]?.();
    await later;
    assert.equal(gates.length, 3);
  });

  it('can be asked again after it failed', async () => {
    let runs = 0;
    const ask = oneAtATime(async () => {
      if (++runs === 1) throw new Error('no answer');
    });
    await assert.rejects(ask(), /no answer/);
    await ask();
    assert.equal(runs, 2);
  });
});
