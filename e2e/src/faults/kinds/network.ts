import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@wombat/eventlog/free-port';
import { cuttableRoad, endNats, launchNats } from '@wombat/eventlog/testkit';
import { type Disturb, during, type Trial } from '../trial.js';

const MOST_TIMES = 3;
const [SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS] = [300, 6_000];

/** A broker that somebody else runs, to which every run of the trial has one road. */
async function brokerElsewhere(trial: Trial) {
  const store = mkdtempSync(join(trial.places.folder, 'broker-elsewhere-'));
  const port = await freePort();
  const server = await launchNats(['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store], port);
  trial.atEnd(() => endNats(server, 'SIGKILL'));
  const road = await cuttableRoad(port);
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
