import assert from 'node:assert/strict';
import { readSign, type WorkerSign } from './workerSigns.js';

const SIGN: WorkerSign = {
  ...{ kind: 'photometry', name: 'photometry-worker-1', host: 'dome', pid: 7, startedAt: '2026-01-01T00:00:00.000Z' },
  ...{ jobsDone: 3, framesDone: 24, job: null, ends: false },
};

describe('a sign of life of a worker', () => {
  it('is read as it was given', () => assert.deepEqual(readSign(JSON.stringify(SIGN)), { ok: true, value: SIGN }));

  it('is refused where it is no JSON, or JSON of something else', () => {
    const without = { ...SIGN, host: undefined };
    for (const text of ['', 'hello', '{"kind":', 'null', '[]', '7', JSON.stringify(without)])
      assert.equal(readSign(text).ok, false, text);
  });
});
