import { askAll } from '@wombat/eventlog/worker';
import { METRICS_SUBJECT } from '@wombat/service-kit/metric-names';
import type { Observer } from '../plant/observer.js';
import type { Plant } from '../plant/plant.js';
import { jobUse } from './jobUse.js';
import { processUse } from './processUse.js';
import type { Timings } from './timingsTable.js';

/** What the run took until now, while all its processes are still there. `since`: of `performance.now()`. */
export async function timings(plant: Plant, observer: Observer, since: number): Promise<Timings> {
  const wallSeconds = (performance.now() - since) / 1000;
  const { readyAt } = observer;
  const broker = await observer.openBroker();
  return {
    wallSeconds,
    startSeconds: readyAt === null ? null : (readyAt - since) / 1000,
    programs: [
      ...plant.programs.flatMap(({ name, pid }) => (pid === null ? [] : [{ name, use: processUse(pid) }])),
      { name: 'launcher', use: processUse(process.pid, { alone: true }) },
    ],
    tasks: jobUse(await askAll(broker, METRICS_SUBJECT)),
  };
}
