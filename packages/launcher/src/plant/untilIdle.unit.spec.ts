import assert from 'node:assert/strict';
import type { Observation } from './idleRule.js';
import { untilIdle } from './untilIdle.js';

const QUIET: Observation = { heads: {}, workMessages: 0, services: [], silent: [], missing: [] };

/** Watches a system that is seen like this, one look after the other, the last for ever. */
function watched(looks: readonly Observation[], patienceSeconds: number, logs: readonly boolean[] = [true], away = 0) {
  const left = [...looks];
  const logsLeft = [...logs];
  const isSameLog = async () => logsLeft.shift() ?? true;
  const lostFromLog = async () => (away-- > 0 ? null : []);
  const observe = async () => (left.length > 1 ? left.shift() : left[0]) ?? QUIET;
  const screen = { say: () => undefined, progress: () => undefined };
  const { signal } = new AbortController();
  return untilIdle({ observer: { observe, isSameLog, lostFromLog }, screen, signal, patienceSeconds });
}

describe('the watch over a run', () => {
  it('ends when all is done', async () => {
    assert.deepEqual(await watched([QUIET], 9_000), { end: 'idle', last: QUIET, lost: [] });
  });

  it('does not wait for ever for what does not move, and names it', async () => {
    const stuck = { ...QUIET, workMessages: 3 };
    assert.deepEqual(await watched([stuck], 0), {
      end: 'still',
      isUnfollowed: false,
      waitingFor: ['3 jobs in the queue'],
    });
  });

  it('goes on where the log is another one than the services know, till they know it', async () => {
    const renewed = { ...QUIET, heads: { events: 2 } };
    const looks = [QUIET, QUIET, { ...QUIET, missing: ['ingest'] }, renewed];
    assert.deepEqual(await watched(looks, 9_000, [false]), { end: 'idle', last: renewed, lost: [] });
  });

  it('waits while the broker does not say whether the log is whole', async () => {
    const later = { ...QUIET, heads: { events: 1 } };
    assert.deepEqual(await watched([QUIET, QUIET, later], 9_000, [], 1), { end: 'idle', last: later, lost: [] });
  });

  it('waits where something moves', async () => {
    const looks = [{ ...QUIET, workMessages: 3 }, { ...QUIET, workMessages: 2 }, QUIET];
    assert.deepEqual(await watched(looks, 9_000), { end: 'idle', last: QUIET, lost: [] });
  });
});
