import type { IdleProgram } from './idleProgram.js';
import type { Replay } from './replays.js';

/** A run of `run --once`. */
export interface OnceRun {
  wallSeconds: number;
  cpuSeconds: number;
  programs: Record<string, number>;
}

/** What was measured so far; parts that were not asked for, or not come to, are not there. */
export interface ArchiveResult {
  benchmark: 'wombat archive';
  version: 2;
  startedAt: string;
  load: number;
  nights: number;
  series: number;
  frames: number;
  /** First run on it: what was written meanwhile is followed. */
  following?: OnceRun;
  nothingNew?: OnceRun;
  idle?: IdleProgram;
  replays?: Replay[];
  /** A small night more, on the archive and on an empty home. */
  newNight?: OnceRun;
  newNightAlone?: OnceRun;
}
