import { parentPort } from 'node:worker_threads';
import { type Answered, answeredByThrowing } from './answered.js';
import type { Asks, ThreadTask } from './threads.js';

/** How a thread answers each thing it can be asked. */
export type Performers<Own extends Asks> = {
  readonly [Name in keyof Own]: (order: Own[Name]['order']) => Promise<Own[Name]['answer']>;
};

/** For the entry of a thread: answers one task after the other, as `Threads` asks. */
export function answerAsks<Own extends Asks>(performers: Performers<Own>): void {
  const answerTo = async ({ name, order }: ThreadTask): Promise<Answered> => {
    try {
      return { answer: await performers[name]?.(order) };
    } catch (error) {
      return answeredByThrowing(error);
    }
  };
  parentPort?.on('message', async (task: ThreadTask) => parentPort?.postMessage(await answerTo(task)));
}
