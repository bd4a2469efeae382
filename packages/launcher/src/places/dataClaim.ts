import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import { CANNOT_WRITE, faultOf } from './fileFault.js';
import { isAlive, startOfProcess } from './livingProcess.js';

/** Who reduces a data folder; it lies in that folder, so that a home on another computer sees it as well. */
interface Claim {
  home: string;
  host: string;
  pid: number;
  started: string;
  command: string;
}

export interface DataClaim {
  release(): void;
}

/** Beats of a claim; of another computer's process nothing else can be seen. */
const BEAT_MILLISECONDS = 60_000;
const SILENT_MILLISECONDS = 5 * BEAT_MILLISECONDS;

/**
 * Claims a data folder for a home. Two homes that reduce one folder at once sort the same flats into the same masters
 * and write the same products, so the second is refused while the first is at work; a claim that a home left is taken
 * over (whose the folder is for good, `dataHome.ts` knows).
 */
export function claimData(data: string, home: string, command: string): Result<DataClaim> {
  const path = join(data, '.wombat-claim');
  const own: Claim = { home, host: hostname(), pid: process.pid, started: startOfProcess(process.pid), command };
  for (let look = 0; look < 2; look++) {
    const fault = written(path, own);
    if (fault === null) return ok(held(path));
    if (CANNOT_WRITE.includes(fault)) return ok({ release: () => undefined });
    const other = readClaim(path);
    if (other !== null && other.home !== home && isHeld(other, path)) return refuse(inUse(data, other));
    rmSync(path, { force: true });
  }
  return refuse(`another ./wombat begins to reduce ${data} at this moment: stop one of the two`);
}

function held(path: string): DataClaim {
  const beat = setInterval(() => touch(path), BEAT_MILLISECONDS).unref();
  return {
    release: () => {
      clearInterval(beat);
      rmSync(path, { force: true });
    },
  };
}

function isHeld(claim: Claim, path: string): boolean {
  if (claim.host === hostname()) return isAlive(claim.pid) && startOfProcess(claim.pid) === claim.started;
  return Date.now() - lastBeat(path) < SILENT_MILLISECONDS;
}

function inUse(data: string, { home, host, pid, command }: Claim): string {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} of the computer ${host}`;
  return `the data folder ${data} is being reduced by ./wombat ${command} for the home ${home} (${where}): two at once change each other's masters and products. Stop it first, or give each a data folder of its own`;
}

/** Null where it is written; else the code of what kept it from being so, EEXIST where there is a claim. */
function written(path: string, claim: Claim): string | null {
  return faultOf(() => writeFileSync(path, JSON.stringify(claim), { flag: 'wx' }));
}

function touch(path: string): void {
  const now = new Date();
  // A claim somebody took away is not made again; a folder that went offline comes back with its claim.
  faultOf(() => utimesSync(path, now, now));
}

function lastBeat(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Null where it is gone or was cut off. */
function readClaim(path: string): Claim | null {
  let text = '';
  const fault = faultOf(() => {
    text = readFileSync(path, 'utf8');
  });
  if (fault !== null) return null;
  try {
    const { home = '', host = '', pid = 0, started = '', command = '' } = JSON.parse(text) as Partial<Claim>;
    return { home, host, pid, started, command };
  } catch {
    return null;
  }
}
