import { connectBroker } from '../broker.js';
import { JobWorker } from '../jobWorker.js';

/** A worker process that dies, as by a crash, with a job in hand: on any job, or on one that holds the frame named. */
const [url = '', kind = '', fatalFrame = ''] = process.argv.slice(2);

const worker = new JobWorker({
  broker: await connectBroker({ url, name: 'doomed' }),
  kind,
  ackWaitSeconds: 1,
  report: () => undefined,
  perform: async ({ frames }) => {
    if (fatalFrame === '' || frames.includes(fatalFrame)) process.kill(process.pid, 'SIGKILL');
    for (const frame of frames) process.send?.(frame);
  },
});
await worker.start();
