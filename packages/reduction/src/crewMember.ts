import { parentPort } from 'node:worker_threads';
import type { Report } from './blockQueue.js';
import type { CrewAnswer, CrewTask } from './crew.js';
import { STAGES } from './stages/index.js';

const silent: Report = () => {};

/** The memory of a share's lists of numbers, which is handed over, not copied. */
function listsIn(value: unknown): ArrayBuffer[] {
  if (value instanceof Float64Array) {
    const { buffer, byteLength } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  }
  if (typeof value !== 'object' || value === null || value instanceof Error) return [];
  return Object.values(value).flatMap(listsIn);
}

function answer({ stage, order }: CrewTask): CrewAnswer {
  const work = STAGES[stage] as (order: unknown, report: Report) => unknown;
  try {
    return { share: work(order, silent) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { thrown: error, code };
  }
}

parentPort?.on('message', (task: CrewTask) => {
  const answered = answer(task);
  parentPort?.postMessage(answered, listsIn(answered));
});
