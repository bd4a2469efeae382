import assert from 'node:assert/strict';
import { connectBroker } from '../log/broker.js';
import { type LogFixture, startLog } from '../testkit/logFixture.js';
import { loseTail } from '../testkit/lostTail.js';
import { until } from '../testkit/until.js';
import { workSubject } from '../vocabulary/subjects.js';
import { hearNotices } from './holdNotices.js';
import { jobText } from './jobs.js';
import { JobWorker } from './jobWorker.js';
import { framesOf, solveOrder } from './testing/frameOrders.js';

let log: LogFixture;

beforeAll(async () => {
  log = await startLog();
});
afterAll(() => log.stop());

/** Its place in the queue. */
async function queue(frame: string): Promise<number> {
  const body = jobText({ id: `solve ${frame}`, frames: [frame], order: solveOrder([frame]) });
  return (await log.broker.client.publish(workSubject('solve'), body)).seq;
}

describe('a job in the hands of a worker when the broker loses its last jobs', () => {
  it.each([
    ['is done', undefined],
    ['fails', new Error('no stars')],
    ['is held', new Error('no disk')],
  ])('takes no other with it that has its place now, when it %s', async (_how, failure) => {
    const broker = await connectBroker({ url: log.server.url, name: 'worker' });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun: string[] = [];
    const reports: string[] = [];
    const worker = new JobWorker({
      broker,
      kind: 'solve',
      ackWaitSeconds: 2,
      holdOf: (error) => (String(error).includes('no disk') ? { code: 'disk', reason: 'no disk' } : null),
      performers: {
        solve: async (order) => {
          const [frame] = framesOf(order);
          begun.push(frame ?? '');
          if (frame !== 'old.fits') return;
          await released;
          if (failure !== undefined) throw failure;
        },
      },
      report: ({ message, error }) => reports.push(`${message}: ${error}`),
    });
    const notices: unknown[] = [];
    const heard = hearNotices(log.broker, 'solve', (notice) => notices.push(notice));
    await worker.start();
    let lost = 0;
    await loseTail(log, async () => {
      lost = await queue('old.fits');
      await until(() => begun.includes('old.fits'));
    });
    assert.equal(await queue('new.fits'), lost);
    release();
    await until(() => begun.includes('new.fits'));
    await worker.stop();
    assert.deepEqual(begun, ['old.fits', 'new.fits']);
    heard.unsubscribe();
    assert.deepEqual(notices, []);
    assert.equal(reports.length, failure === undefined ? 0 : 1);
    await broker.close();
  });
});
