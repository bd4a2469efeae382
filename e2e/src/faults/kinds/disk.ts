import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Disturb, endingOf, LIMIT_SECONDS } from '../trial.js';

/** In blocks of 512 bytes: from less than a raw frame to more than any product. */
const [LEAST_BLOCKS, MOST_BLOCKS] = [150, 900];

/** No file may grow beyond a size, as under a quota, for a whole run. */
export const filesLimited: Disturb = async (trial) => {
  const blocks = Math.round(trial.random.between(LEAST_BLOCKS, MOST_BLOCKS));
  const ending = await endingOf(trial.start({ before: `ulimit -f ${blocks};` }));
  return { did: `no file larger than ${blocks * 512} bytes`, struck: true, ending };
};

/** The disk of the home is full after some bytes; after a while it has room. */
export const homeFull: Disturb = async (trial) => {
  const { home } = trial.places;
  if (process.getuid?.() !== 0)
    return { did: 'nothing, as root alone makes a disk', struck: false, ending: await endingOf(trial.start()) };
  const kilobytes = Math.round(trial.random.between(64, 4_096));
  mkdirSync(home, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'none', home]);
  trial.atEnd(() => execFileSync('umount', [home]));
  const run = trial.start();
  const seconds = Math.round(trial.random.between(10, 25));
  await Promise.race([sleep(seconds * 1000), run.ended(LIMIT_SECONDS)]);
  const stillRan = run.isRunning;
  execFileSync('mount', ['-o', 'remount,size=200m', home]);
  const did = `the disk of the home full after ${kilobytes} kB${stillRan ? `, with room again after ${seconds} s` : ''}`;
  return { did, struck: true, ending: await endingOf(run) };
};
