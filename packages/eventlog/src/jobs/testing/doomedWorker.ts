import { connectBroker } from '../../log/broker.js';
import { JobWorker } from '../jobWorker.js';

/** A worker process that dies, as by a crash, with a job in hand: on any job, or on one that holds the frame named. */
const [url = '', kind = '', fatalFrame = ''] = process.argv.slice(2);

const worker = new JobWorker({
  broker: await connectBroker({ url, name: 'doomed' }),
  kind,
  ackWaitSeconds: 1,
  report: () => undefined,
  performers: {
    solve: async ({ frames }) => {
      const paths = frames.map(({ path }) => path);
      if (fatalFrame === '' || paths.includes(fatalFrame)) process.kill(process.pid, 'SIGKILL');
      for (const path of paths) process.send?.(path);
    },
  },
});
await worker.start();
