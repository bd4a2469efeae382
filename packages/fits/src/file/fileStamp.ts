import type { BigIntStats } from 'node:fs';

type FileLook = Pick<BigIntStats, 'size' | 'mtimeNs' | 'ctimeNs' | 'ino'>;

/** A file that is written again within a step of its file system's clock keeps its times; FAT's step is 2 s. */
const STEP_MILLISECONDS = 2_000;
/** A disk that loses bits leaves no sign in a stamp: what was read longer ago is to be read again. */
const TRUSTED_MILLISECONDS = 24 * 3_600_000;

/**
 * How an open file is: whoever writes to it, or puts another in its place, changes this. Nobody sets the time of a
 * change (ctime) by hand. It is the same on every computer that reads the file over the network.
 */
export function lookOf({ size, mtimeNs, ctimeNs, ino }: FileLook): string {
  return [size, mtimeNs, ctimeNs, ino].join(':');
}

/**
 * By which another process knows, without reading, that a file still has the bytes that were read between two looks at
 * its open descriptor; `begun`: when the first was, in milliseconds since 1970. Undefined: it changed meanwhile, or so
 * shortly before that another change might not show. One of a file on a file system that keeps no such time is none.
 */
export function fileStamp(before: FileLook, after: FileLook, begun: number): string | undefined {
  const look = lookOf(after);
  const changed = Number(after.ctimeNs / 1_000_000n);
  return look === lookOf(before) && begun - changed >= STEP_MILLISECONDS ? `${look}@${begun}` : undefined;
}

/** Whether an open file is as a stamp says that is a day old at most. */
export function isAsStamped(stamp: string | undefined, now: FileLook, nowMilliseconds: number): boolean {
  const [look, begun] = (stamp ?? '').split('@');
  return look === lookOf(now) && Math.abs(nowMilliseconds - Number(begun)) <= TRUSTED_MILLISECONDS;
}
