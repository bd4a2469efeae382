import assert from 'node:assert/strict';
import { type HeardWorkers, type WorkerSign, withSign, workersAt } from './heardWorkers.js';

const second = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, at));
const job = {
  ...{ task: 'measure', night: '20251015', targetName: 'XZ Cyg', filter: 'V', frames: ['a.fits', 'b.fits'] },
  ...{ since: second(0).toISOString(), tries: 1 },
};
const sign = (own: Partial<WorkerSign> = {}): WorkerSign => ({
  ...{ kind: 'photometry', name: 'photometry-worker-1', host: 'dome', pid: 7, startedAt: second(0).toISOString() },
  ...{ jobsDone: 0, framesDone: 0, job: null, ends: false },
  ...own,
});
const heard = (...signs: [WorkerSign, number][]) =>
  signs.reduce<HeardWorkers>((all, [one, at]) => withSign(all, one, second(at)), new Map());

describe('workers, as they are heard', () => {
  it('work or wait, and are silent when no sign comes any more', () => {
    const all = heard([sign({ job }), 0], [sign({ name: 'photometry-worker-2', pid: 8 }), 14]);
    const states = (at: number) => workersAt(all, second(at)).map(({ name, state }) => `${name} ${state}`);
    assert.deepEqual(states(15), ['photometry-worker-1 working', 'photometry-worker-2 waiting']);
    assert.deepEqual(states(20), ['photometry-worker-1 silent', 'photometry-worker-2 waiting']);
    const [first] = workersAt(all, second(140));
    assert.equal(first?.silentSeconds, 140);
    assert.deepEqual(first?.job?.frames, ['a.fits', 'b.fits']);
  });

  it('are forgotten when they end, after an hour, and when another process has taken their place', () => {
    const names = (all: HeardWorkers, at: number) => workersAt(all, second(at)).map(({ pid }) => pid);
    assert.deepEqual(names(heard([sign(), 0], [sign({ ends: true }), 2]), 3), []);
    assert.deepEqual(names(heard([sign(), 0]), 3_600), [7]);
    assert.deepEqual(names(heard([sign(), 0]), 3_601), []);
    assert.deepEqual(names(heard([sign(), 0], [sign({ pid: 9 }), 20]), 21), [9]);
    assert.deepEqual(names(heard([sign(), 0], [sign({ pid: 9 }), 2]), 3), [7, 9]);
    assert.deepEqual(names(heard([sign(), 0], [sign({ host: 'shed' }), 20]), 21), [7, 7]);
  });

  it('say how many frames they do a minute, once they were heard for one', () => {
    const signs = Array.from({ length: 61 }, (_, at): [WorkerSign, number] => [sign({ framesDone: at * 4 }), at * 2]);
    const rate = (count: number) => workersAt(heard(...signs.slice(0, count)), second(count * 2))[0]?.framesPerMinute;
    assert.equal(rate(30), null);
    assert.equal(rate(31), 120);
    assert.equal(rate(61), 120);
  });
});
