import type { IdleResult } from './benchIdle.js';
import { idleBars } from './idleBars.js';
import { idleRequest } from './request.js';

describe('the words after bench idle', () => {
  it('say how often each is done and where a real night is', () => {
    const read = idleRequest(['--runs', '5', '--real', 'night']);
    expect(read.ok && read.value).toEqual({ help: false, runs: 5, real: 'night', out: null });
    for (const words of [['--runs', '0'], ['--runs', 'x'], ['--what']]) expect(idleRequest(words).ok).toBe(false);
  });
});

describe('the bars of a program with nothing to do', () => {
  const timed = (wallSeconds: number, cpuSeconds: number) => ({ wallSeconds, cpuSeconds });
  const result: IdleResult = {
    ...{ benchmark: 'wombat idle', version: 1, startedAt: '', load: 0, runs: 1 },
    ...{ nothingToDo: timed(3, 4.1), idleBytes: 600 * 2 ** 20, real: null },
  };

  it('are its time, its CPU time and its memory', () =>
    expect(idleBars(result).map(({ holds }) => holds)).toEqual([true, false, true]));

  it('are those of a real night too, beside what ASTAP takes alone', () => {
    const real = { frames: 71, follow: timed(12.1, 20), every: timed(123, 240), astapSeconds: 100 };
    const [follow, every] = idleBars({ ...result, real }).slice(3);
    expect(follow?.holds).toBe(false);
    expect(every).toMatchObject({ wanted: 'at most 123 s', holds: true });
  });
});
