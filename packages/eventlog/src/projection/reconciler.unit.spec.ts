import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type Outstanding, Reconciler } from './reconciler.js';

const NOTHING: Outstanding = { planned: 0, retries: 0 };

interface Pass {
  finish(outstanding?: Outstanding): Promise<void>;
  fail(message: string): Promise<void>;
}

/** A reconciler whose passes end when the test says so. */
function controlled(sweepMilliseconds?: number) {
  const passes: Pass[] = [];
  const reports: string[] = [];
  let atOnce = 0;
  let most = 0;
  const reconciler = new Reconciler({
    name: 'nights',
    ...(sweepMilliseconds === undefined ? {} : { sweepMilliseconds }),
    report: ({ name, message }) => reports.push(`${name}|${message}`),
    pass: () => {
      most = Math.max(most, ++atOnce);
      return new Promise<Outstanding>((resolve, reject) => {
        passes.push({
          finish: async (outstanding = NOTHING) => {
            atOnce--;
            resolve(outstanding);
            await turn();
          },
          fail: async (message) => {
            atOnce--;
            reject(new Error(message));
            await turn();
          },
        });
      });
    },
  });
  const pass = (number: number): Pass => {
    const one = passes[number - 1];
    if (one === undefined) throw new Error(`there was no pass ${number}`);
    return one;
  };
  return { reconciler, reports, pass, count: () => passes.length, most: () => most };
}

describe('Reconciler', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('looks again after a second where the log refused a decision', async () => {
    const { reconciler, pass, count } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    await pass(1).finish({ ...NOTHING, refused: 1 });
    assert.equal(reconciler.status().refused, 1);
    jest.advanceTimersByTime(1000);
    assert.equal(count(), 2);
    await pass(2).finish();
    jest.advanceTimersByTime(9_999);
    assert.equal(count(), 2);
  });

  it('looks again later and later where the log refuses on and on, and soon once it has taken one', async () => {
    const { reconciler, pass, count } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    for (const [index, seconds] of [1, 2, 4, 8, 10, 10].entries()) {
      await pass(index + 1).finish({ ...NOTHING, refused: 1 });
      jest.advanceTimersByTime(seconds * 1000 - 1);
      assert.equal(count(), index + 1);
      jest.advanceTimersByTime(1);
      assert.equal(count(), index + 2);
    }
    await pass(7).finish();
    reconciler.wake();
    jest.advanceTimersByTime(0);
    await pass(8).finish({ ...NOTHING, refused: 1 });
    jest.advanceTimersByTime(1000);
    assert.equal(count(), 9);
  });

  it('makes a pass at start, and none before, whoever wakes it', async () => {
    const { reconciler, count } = controlled();
    reconciler.wake();
    jest.advanceTimersByTime(60_000);
    assert.equal(count(), 0);
    reconciler.start();
    jest.advanceTimersByTime(0);
    assert.equal(count(), 1);
  });

  it('sweeps on its timer, counted from the end of a pass', async () => {
    const { reconciler, count, pass } = controlled(500);
    reconciler.start();
    jest.advanceTimersByTime(0);
    jest.advanceTimersByTime(5_000);
    assert.equal(count(), 1);
    await pass(1).finish();
    jest.advanceTimersByTime(499);
    assert.equal(count(), 1);
    jest.advanceTimersByTime(1);
    assert.equal(count(), 2);
  });

  it('sweeps every ten seconds where nothing else is said', async () => {
    const { reconciler, count, pass } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    await pass(1).finish();
    jest.advanceTimersByTime(9_999);
    assert.equal(count(), 1);
    jest.advanceTimersByTime(1);
    assert.equal(count(), 2);
  });

  it('makes one pass when woken between two sweeps, however often', async () => {
    const { reconciler, count, pass } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    await pass(1).finish();
    for (let i = 0; i < 10; i++) reconciler.wake();
    jest.advanceTimersByTime(0);
    assert.equal(count(), 2);
  });

  it('makes one more pass, not two at once, when woken during a pass', async () => {
    const { reconciler, count, pass, most } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    for (let i = 0; i < 10; i++) reconciler.wake();
    jest.advanceTimersByTime(60_000);
    assert.equal(count(), 1);
    await pass(1).finish();
    jest.advanceTimersByTime(0);
    assert.equal(count(), 2);
    await pass(2).finish();
    jest.advanceTimersByTime(9_999);
    assert.equal(count(), 2);
    assert.equal(most(), 1);
  });

  it('backs off from a pass that fails, does not let itself be hurried, and recovers', async () => {
    const { reconciler, count, pass, reports } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    const waits = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    for (const [index, wait] of waits.entries()) {
      await pass(index + 1).fail(`broken ${index}`);
      reconciler.wake();
      assert.deepEqual(reconciler.status(), { ...NOTHING, running: 1, problem: `nights: broken ${index}` });
      jest.advanceTimersByTime(wait - 1);
      assert.equal(count(), index + 1);
      jest.advanceTimersByTime(1);
      assert.equal(count(), index + 2);
    }
    assert.equal(reports[0], 'nights|nights: broken 0');
    assert.equal(reports.length, waits.length);
    await pass(8).finish();
    assert.deepEqual(reconciler.status(), { ...NOTHING, running: 0, problem: null });
    reconciler.wake();
    jest.advanceTimersByTime(0);
    await pass(9).fail('again');
    jest.advanceTimersByTime(1_000);
    assert.equal(count(), 10);
  });

  it('counts a pass that is due or under way as running, and tells what the last one found', async () => {
    const { reconciler, pass } = controlled();
    assert.deepEqual(reconciler.status(), { ...NOTHING, running: 1, problem: null });
    reconciler.start();
    jest.advanceTimersByTime(0);
    assert.equal(reconciler.status().running, 1);
    await pass(1).finish({ planned: 3, retries: 2 });
    assert.deepEqual(reconciler.status(), { planned: 3, retries: 2, running: 0, problem: null });
    reconciler.wake();
    assert.equal(reconciler.status().running, 1);
    jest.advanceTimersByTime(0);
    await pass(2).finish({ planned: 0, retries: 1 });
    assert.deepEqual(reconciler.status(), { planned: 0, retries: 1, running: 0, problem: null });
  });

  it('waits for the pass in hand when it is stopped, and makes no other', async () => {
    const { reconciler, count, pass, reports } = controlled();
    reconciler.start();
    jest.advanceTimersByTime(0);
    let stopped = false;
    const stopping = reconciler.stop().then(() => {
      stopped = true;
    });
    await turn();
    assert.equal(stopped, false);
    await pass(1).fail('too late to tell');
    await stopping;
    reconciler.wake();
    jest.advanceTimersByTime(60_000);
    assert.equal(count(), 1);
    assert.deepEqual(reports, []);
  });

  it('makes no pass when it is stopped before the first', async () => {
    const { reconciler, count } = controlled();
    reconciler.start();
    await reconciler.stop();
    jest.advanceTimersByTime(60_000);
    assert.equal(count(), 0);
  });
});
