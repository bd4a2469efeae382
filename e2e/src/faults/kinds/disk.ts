import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Disturb, type Disturbed, endingOf, LIMIT_SECONDS, type Trial } from '../trial.js';

/** In blocks of 512 bytes: from less than a raw frame to more than any product. */
const [LEAST_BLOCKS, MOST_BLOCKS] = [150, 900];

const PAGE_BYTES = 4_096;

/** No file may grow beyond a size, as under a quota, for a whole run. */
export const filesLimited: Disturb = async (trial) => {
  const blocks = Math.round(trial.random.between(LEAST_BLOCKS, MOST_BLOCKS));
  const ending = await endingOf(trial.start({ before: `ulimit -f ${blocks};` }));
  return { did: `no file larger than ${blocks * 512} bytes`, struck: true, ending };
};

/** The disk of a folder is full after some more bytes; after a while it has room. */
async function diskFull(trial: Trial, folder: string, words: string): Promise<Disturbed> {
  if (process.getuid?.() !== 0)
    return { did: 'nothing, as root alone makes a disk', struck: false, ending: await endingOf(trial.start()) };
  const free = Math.round(trial.random.between(64, 4_096));
  const kilobytes = free + onDisk(folder);
  const aside = `${folder}-aside`;
  mkdirSync(folder, { recursive: true });
  renameSync(folder, aside);
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'none', folder]);
  trial.atEnd(() => void execFileSync('umount', ['--lazy', folder]));
  cpSync(aside, folder, { recursive: true, preserveTimestamps: true });
  const run = trial.start();
  const seconds = Math.round(trial.random.between(10, 25));
  await Promise.race([sleep(seconds * 1000), run.ended(LIMIT_SECONDS)]);
  const stillRan = run.isRunning;
  execFileSync('mount', ['-o', 'remount,size=400m', folder]);
  const did = `the disk of ${words} full after ${free} kB${stillRan ? `, with room again after ${seconds} s` : ''}`;
  return { did, struck: true, ending: await endingOf(run) };
}

/** Kilobytes a folder takes on a disk of pages. */
function onDisk(folder: string): number {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pages = entries.map((entry) =>
    entry.isFile() ? Math.ceil(statSync(join(entry.parentPath, entry.name)).size / PAGE_BYTES) : 1,
  );
  return (pages.reduce((sum, count) => sum + count, 1) * PAGE_BYTES) / 1024;
}

export const homeFull: Disturb = (trial) => diskFull(trial, trial.places.home, 'the home');

export const dataFull: Disturb = (trial) => diskFull(trial, trial.places.data, 'the frames');
