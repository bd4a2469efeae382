import { parentPort } from 'node:worker_threads';
import type { Report } from './blockQueue.js';
import type { CrewAnswer, CrewTask } from './crew.js';
import { STAGES } from './stages/index.js';

const silent: Report = () => {};

function answer({ stage, order }: CrewTask): CrewAnswer {
  const work = STAGES[stage] as (order: unknown, report: Report) => unknown;
  try {
    return { ok: true, share: work(order, silent) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { ok: false, error, code };
  }
}

parentPort?.on('message', (task: CrewTask) => parentPort?.postMessage(answer(task)));
