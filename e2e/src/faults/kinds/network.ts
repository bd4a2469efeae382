import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@wombat/eventlog/free-port';
import { cuttableRoad, endNats, launchNats } from '@wombat/eventlog/testkit';
import { type RunFile, readRunFile, writeRunFile } from '@wombat/service-kit/run-file';
import { type Disturb, during, someMomentOfWork, type Trial } from '../trial.js';

const MOST_TIMES = 3;
const [SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS] = [300, 6_000];

/** The port of a broker that somebody else runs. */
export async function serverElsewhere(trial: Trial): Promise<number> {
  const store = mkdtempSync(join(trial.places.folder, 'broker-elsewhere-'));
  const port = await freePort();
  const server = await launchNats(['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store], port);
  trial.atEnd(() => endNats(server, 'SIGKILL'));
  return port;
}

/** To such a broker every run of the trial has one road. */
async function brokerElsewhere(trial: Trial) {
  const road = await cuttableRoad(await serverElsewhere(trial));
  trial.atEnd(() => road.close());
  trial.everywhere({ NATS_URL: `nats://127.0.0.1:${road.port}` });
  return road;
}

/** The only road from all programs to their broker fails now and again, and is mended each time. */
function roadFails(how: 'cut' | 'block', word: string): Disturb {
  return async (trial) => {
    const { random } = trial;
    const road = await brokerElsewhere(trial);
    return during(async (_, run) => {
      const pauses: number[] = [];
      const most = 1 + Math.floor(random.uniform() * MOST_TIMES);
      while (pauses.length < most) {
        await sleep(random.between(0.05, 0.6) * trial.milliseconds);
        if (!run.isRunning) break;
        const pause = Math.round(random.between(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
        road[how]();
        await sleep(pause);
        road.mend();
        pauses.push(pause);
      }
      return { did: `the road to the broker ${word} for ${pauses.join(', ')} ms`, struck: pauses.length > 0 };
    })(trial);
  };
}

export const roadCut = roadFails('cut', 'cut');

export const roadBlocked = roadFails('block', 'blocked, with nobody told,');

/** Has whoever calls a service from now on go by a road of ours, as long as it is the same process. */
async function roadTo(home: string, file: RunFile) {
  const road = await cuttableRoad(Number(file.grpc.split(':').at(-1)));
  const detour = `127.0.0.1:${road.port}`;
  writeRunFile(home, { ...file, grpc: detour });
  const leave = async () => {
    const now = readRunFile(home, file.name);
    if (now?.grpc === detour) writeRunFile(home, { ...now, grpc: file.grpc });
    await road.close();
  };
  return { ...road, leave };
}

/** Services cannot be called for a while, by the launcher or by each other, and go on otherwise. */
function callsFail(how: 'cut' | 'block', word: string): Disturb {
  return during(async (trial, run) => {
    const { home } = trial.places;
    const after = await someMomentOfWork(trial, run);
    const names = run.isRunning ? readdirSync(join(home, 'run')).map((name) => name.replace(/\.json$/, '')) : [];
    // Other notes of programs lie there too, which tell of no such door.
    const files = names.flatMap((name) => readRunFile(home, name) ?? []).filter(({ grpc }) => Boolean(grpc));
    const roads = await Promise.all(files.map((file) => roadTo(home, file)));
    // Each is asked by the road before it fails: what is on its way is lost too.
    await sleep(trial.random.between(0, 0.1) * trial.milliseconds);
    for (const road of roads) road[how]();
    const pause = Math.round(trial.random.between(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
    await sleep(pause);
    for (const road of roads) road.mend();
    const struck = run.isRunning && roads.length > 0;
    await Promise.all(roads.map((road) => road.leave()));
    return { did: `the roads to ${roads.length} services ${word} for ${pause} ms after ${after} ms`, struck };
  });
}

export const callsCut = callsFail('cut', 'cut');

export const callsBlocked = callsFail('block', 'blocked, with nobody told,');
