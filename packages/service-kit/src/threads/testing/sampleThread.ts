import { threadId } from 'node:worker_threads';
import { InstallationFault } from '../../installation/installationFault.js';
import { answerAsks } from '../answerAsks.js';

export type SampleAsks = {
  /** Says who answers, once so many who were asked have come as far. */
  meet: { order: Int32Array<SharedArrayBuffer>; answer: number };
  read: { order: 'full disk' | 'system' | 'bug'; answer: never };
  die: { order: number; answer: never };
};

answerAsks<SampleAsks>({
  meet: async (awaited) => {
    Atomics.sub(awaited, 0, 1);
    Atomics.notify(awaited, 0);
    for (let left = Atomics.load(awaited, 0); left > 0; left = Atomics.load(awaited, 0)) Atomics.wait(awaited, 0, left);
    return threadId;
  },
  read: async (trouble) => {
    if (trouble === 'full disk') throw new InstallationFault('diskFull', '/data');
    const error = new RangeError('it is odd');
    throw trouble === 'system' ? Object.assign(error, { code: 'EBADF' }) : error;
  },
  die: async (code) => process.exit(code),
});
