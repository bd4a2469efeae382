import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutPassword } from '@wombat/eventlog/broker';
import type { ingest } from '@wombat/proto';
import { newerHomeProblem } from '@wombat/service-kit/written-by';
import type { Request } from '../arguments.js';
import { listSeries } from '../ops/listSeries.js';
import { claimData } from '../places/dataClaim.js';
import { dataHomeProblem, keepDataHome } from '../places/dataHome.js';
import { takeHomeLock } from '../places/homeLock.js';
import { type Places, readPlaces } from '../places/readPlaces.js';
import { tightenHome } from '../places/tightenHome.js';
import { bringStarDatabase } from '../preflight/bringStarDatabase.js';
import { preflight } from '../preflight/preflight.js';
import { unwritableNights, unwritableSentence } from '../preflight/unwritable.js';
import { complain } from '../report/complain.js';
import { LOG_LOST, STANDS_STILL } from '../report/lastWord.js';
import { Screen } from '../report/screen.js';
import { shortTable } from '../report/shortTable.js';
import { timingsTable } from '../timings/timingsTable.js';
import { awaitRemnants } from './awaitRemnants.js';
import { LastLook } from './lastLook.js';
import { Observer } from './observer.js';
import { Plant } from './plant.js';
import { Renewal } from './renewal.js';
import { StopRequest } from './stopRequest.js';

/** Exit codes of a run that says itself that it is not done: the next one looks at the log. */
const NOT_DONE: readonly number[] = [LOG_LOST, STANDS_STILL];

/** A plant at work, for the command that decides when it has done enough. */
export interface Operation {
  plant: Plant;
  observer: Observer;
  screen: Screen;
  renewal: Renewal;
  /** The folder with one folder per night. */
  data: string;
  /** What works gives a sign within this time, or is given up. */
  patienceSeconds: number;
  /** Aborted when the operation ends for another reason. */
  signal: AbortSignal;
}

export interface OperateOptions {
  once: boolean;
  /** Whether an empty data folder is fine. */
  mayBeEmpty: boolean;
  /** Resolves with an exit code when the command has done its work. */
  until: (operation: Operation) => Promise<number>;
  /** The same once the log had to be mended after that, where what was asked for is not to be asked again. */
  again?: (operation: Operation) => Promise<number>;
  /** What is said last of the series, and the exit code where that says more than that the work is done. */
  lastWord?: (series: readonly ingest.SeriesState[], code: number) => { lines: string[]; code: number };
  /** Exit code when the observer asks it to stop. */
  stoppedBy: (signal: NodeJS.Signals) => number;
}

/**
 * Checks, takes home and data folder, starts everything, works until it is enough, shows every series, stops everything
 * in order.
 */
export async function operate(request: Request, options: OperateOptions): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const places = read.value;
  const { database, binary } = places.config.solve;
  await bringStarDatabase({ database, binary, say: (text) => process.stderr.write(`${text}\n`) });
  const problems = await preflight(places, options);
  if (problems.length > 0) return complain(problems);
  const unwritable = unwritableSentence(unwritableNights(places.data));
  if (unwritable !== null) complain([unwritable]);
  const lock = takeHomeLock(places.home, request.command);
  if (!lock.ok) return complain([lock.fault.message]);
  try {
    const remnant = await awaitRemnants(places.home);
    if (remnant !== null) return complain([remnant]);
    const newer = newerHomeProblem(places.home);
    if (newer !== null) return complain([newer]);
    complain(tightenHome(places.home));
    return await withData(places, request, options);
  } finally {
    lock.value.release();
  }
}

/** Works on the data folder where it is this home's, while no other does. */
async function withData(places: Places, request: Request, options: OperateOptions): Promise<number> {
  const claim = claimData(places.data, places.home, request.command);
  if (!claim.ok) return complain([claim.fault.message]);
  try {
    const problem = dataHomeProblem(places.data, places.home);
    if (problem !== null) return complain([problem]);
    return await work(places, request, options);
  } finally {
    claim.value.release();
  }
}

async function work(places: Places, request: Request, options: OperateOptions): Promise<number> {
  const since = performance.now();
  const screen = new Screen();
  const stop = new StopRequest();
  const started = await Plant.start({ places, once: options.once, say: (text) => screen.say(text) });
  if (!started.ok) return complain([started.fault.message]);
  const plant = started.value;
  stop.onSecond(() => plant.kill());
  keepDataHome(places.data, places.home, new Date());
  writeLauncherFile(places.home, { command: request.command, natsUrl: withoutPassword(plant.natsUrl) });
  const observer = new Observer(plant, places.home);
  const renewal = new Renewal({ request, home: places.home, plant, say: (text) => screen.say(text) });
  const patienceSeconds = patienceOf(places);
  const ended = Promise.race([
    plant.fault.then((sentence) => complain([sentence])),
    stop.asked.then((signal) => {
      plant.expectEnd();
      return options.stoppedBy(signal);
    }),
  ]);
  const untilEnough = async (until: OperateOptions['until']) => {
    const enough = new AbortController();
    const operation = { plant, observer, screen, renewal, data: places.data, patienceSeconds, signal: enough.signal };
    return Promise.race([until(operation), ended]).finally(() => enough.abort());
  };
  const tell = async (code: number) => {
    const listed = await listSeries(places.home, observer.directory);
    const last = options.lastWord?.(listed.series, code) ?? { lines: [], code };
    const took = request.timings ? await (await import('../timings/timings.js')).timings(plant, observer, since) : null;
    const told = [...shortTable(listed), ...last.lines, ...(took === null ? [] : timingsTable(took))].join('\n');
    return { text: request.json ? JSON.stringify(took) : told, code: last.code };
  };
  const look = new LastLook({ plant, observer, screen });
  try {
    for (let until = options.until; ; until = options.again ?? options.until) {
      const code = await untilEnough(until);
      screen.progress([]);
      if (stop.signal !== null) {
        screen.say('stopping');
        return code;
      }
      const last = await tell(code);
      const found = options.once && !NOT_DONE.includes(code) ? await look.found() : 'whole';
      if (found === 'mended') continue;
      process.stdout.write(`${last.text}\n`);
      return found === 'lost' ? LOG_LOST : last.code;
    }
  } finally {
    await observer.close();
    await plant.stop();
    rmSync(launcherFile(places.home), { force: true });
  }
}

/** A job may be silent until its deadline, and then begin anew. */
function patienceOf({ config }: Places): number {
  return 2 * config.work.deadlineSeconds;
}

function writeLauncherFile(home: string, facts: { command: string; natsUrl: string }): void {
  mkdirSync(join(home, 'run'), { recursive: true });
  writeFileSync(launcherFile(home), JSON.stringify({ pid: process.pid, ...facts }));
}

function launcherFile(home: string): string {
  return join(home, 'run', 'launcher.json');
}
