import assert from 'node:assert/strict';
import { InstallationFault } from '../installation/installationFault.js';
import type { SampleAsks } from './testing/sampleThread.js';
import { Threads, threadsEach } from './threads.js';

const entry = new URL('./testing/sampleThread.js', import.meta.url);
const meeting = (count: number) => new Int32Array(new SharedArrayBuffer(4)).fill(count);

describe('threads', () => {
  const threads = new Threads<SampleAsks>({ entry, most: 2, keptMilliseconds: 60_000 });
  afterAll(() => threads.dismiss());

  it('are none before they are asked, and no more than are allowed', async () => {
    assert.equal(threads.count, 0);
    const alone = await Promise.all([1, 2, 3, 4, 5].map(() => threads.ask('meet', meeting(0))));
    assert.equal(threads.count, 2);
    assert.ok(new Set(alone).size <= 2);
  });

  it('work at the same time: each waits here until the other has come', async () => {
    const both = meeting(2);
    const answers = await Promise.all([threads.ask('meet', both), threads.ask('meet', both)]);
    assert.equal(new Set(answers).size, 2);
  });

  it('hand on what was thrown, with what tells whose fault it is, and work on', async () => {
    const full = await threads.ask('read', 'full disk').catch((error: unknown) => error);
    assert.ok(full instanceof InstallationFault);
    assert.equal(full.message, new InstallationFault('diskFull', '/data').message);
    await assert.rejects(threads.ask('read', 'system'), { message: 'it is odd', code: 'EBADF' });
    await assert.rejects(threads.ask('read', 'bug'), { name: 'RangeError', message: 'it is odd' });
    assert.ok((await threads.ask('meet', meeting(0))) > 0);
  });

  it('fail what they died of alone, and others do what waits', async () => {
    const dying = threads.ask('die', 3);
    const others = [1, 2, 3].map(() => threads.ask('meet', meeting(0)));
    await assert.rejects(dying, /the thread of die ended with 3/);
    assert.equal((await Promise.all(others)).length, 3);
  });

  it('are gone when nothing is asked for a while, and there again for the next', async () => {
    const short = new Threads<SampleAsks>({ entry, most: 1, keptMilliseconds: 1 });
    try {
      const first = await short.ask('meet', meeting(0));
      while (short.count > 0) await new Promise(setImmediate);
      assert.notEqual(await short.ask('meet', meeting(0)), first);
    } finally {
      await short.dismiss();
    }
  });
});

describe('the threads of each process', () => {
  it('are its share of the processors, one at least', () => {
    assert.equal(threadsEach(4096, 2), 1);
    assert.equal(threadsEach(1, 1), 1);
    assert.ok(threadsEach(1, 4096) >= 1);
  });
});
