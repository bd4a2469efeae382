import { processesOf } from '../harness/processes.js';
import { type Places, startWombat } from '../harness/workplace.js';
import { processUse } from './processUse.js';

export interface Replay {
  service: string;
  events: number;
  seconds: number;
  cpuSeconds: number;
  /** What the process held when a quarter, half and all of the time was gone. */
  heldBytes: readonly number[];
}

export const REPLAYED = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher', 'ui'];
const LOOK_MILLISECONDS = 50;
const PARTS = [0.25, 0.5, 1];

/** Each service's tables made anew of the log, in a process of its own while nothing else runs. */
export async function replays(
  places: Places,
  services: readonly string[],
  say: (text: string) => void,
): Promise<Replay[]> {
  const made: Replay[] = [];
  for (const service of services) {
    say(`${service} replays the log`);
    made.push(await replayOf(places, service));
  }
  return made;
}

async function replayOf(places: Places, service: string): Promise<Replay> {
  const run = startWombat(places, 'rebuild', service);
  const looks: { at: number; cpuSeconds: number; bytes: number }[] = [];
  const timer = setInterval(() => {
    const [pid] = processesOf(places.home, 'main.js').filter((one) => one !== run.child.pid);
    if (pid === undefined) return;
    const use = processUse(pid);
    if (use.bytes > 0) looks.push({ at: performance.now(), ...use });
  }, LOOK_MILLISECONDS);
  const code = await run.ended(3600);
  clearInterval(timer);
  const events = Number(/(\d+) events replayed/.exec(run.output)?.[1]);
  const [first, last] = [looks[0], looks.at(-1)];
  if (code !== 0 || first === undefined || last === undefined) throw new Error(`rebuild ${service}: ${run.output}`);
  const seconds = (last.at - first.at) / 1000;
  const heldBytes = PARTS.map((part) => {
    const before = looks.filter(({ at }) => at <= first.at + part * 1000 * seconds);
    return Math.max(...before.slice(-5).map(({ bytes }) => bytes));
  });
  return { service, events, seconds, cpuSeconds: last.cpuSeconds, heldBytes };
}
