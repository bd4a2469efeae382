import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { during, oneOf, someMoment, someMomentOfWork, type Trial } from '../trial.js';

/** A raw frame of the night, light or not: before the run there are no others. */
function someFrame({ places, random }: Trial): string {
  const frames = readdirSync(places.data, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.fits?$/.test(path),
  );
  return join(places.data, oneOf(random, frames.sort()) ?? '');
}

/**
 * A frame is away for a while, as on a share that comes and goes; after all were found, as one that is away before is a
 * late frame, of which a revision is made.
 */
export const frameAway = during(async (trial, run) => {
  const frame = someFrame(trial);
  const after = await someMomentOfWork(trial, run);
  const pause = Math.round(trial.random.between(200, 3_000));
  const elsewhere = join(trial.places.folder, basename(frame));
  renameSync(frame, elsewhere);
  await sleep(pause);
  renameSync(elsewhere, frame);
  return { did: `${basename(frame)} away for ${pause} ms after ${after} ms`, struck: true };
});

/** A frame is shorter or longer for a while, and then as before with the time of before. */
export const frameChanges = during(async (trial) => {
  const frame = someFrame(trial);
  const [bytes, { atime, mtime }] = [readFileSync(frame), statSync(frame)];
  const after = await someMoment(trial);
  const pause = Math.round(trial.random.between(50, 1_500));
  const longer = trial.random.uniform() < 0.5;
  if (longer) appendFileSync(frame, Buffer.alloc(2_880));
  else truncateSync(frame, Math.floor(bytes.length / 2));
  await sleep(pause);
  writeFileSync(frame, bytes);
  utimesSync(frame, atime, mtime);
  return {
    did: `${basename(frame)} ${longer ? 'longer' : 'cut in half'} for ${pause} ms after ${after} ms`,
    struck: true,
  };
});
