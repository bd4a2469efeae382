import type { Machine } from '../machine.js';
import type { NightCourse } from './nightCourse.js';
import type { SolveMode } from './systemRequest.js';

/** As `./wombat run --once --timings --json` tells it. */
export interface RunTimings {
  wallSeconds: number;
  /** Until every service was ready. */
  startSeconds: number | null;
  programs: { name: string; use: ProgramUse | null }[];
  tasks: TaskUse[];
}

export interface TaskUse {
  task: string;
  jobs: number;
  frames: number;
  seconds: number;
  cpuSeconds: number;
  /** In the queue. */
  waitedSeconds: number;
  readBytes: number;
  writtenBytes: number;
}

export interface ProgramUse {
  cpuSeconds: number;
  readBytes: number;
  writtenBytes: number;
  peakBytes: number;
}

export interface SystemRun extends RunTimings {
  /** Lights of each target. */
  frames: number;
  /** Of each kind; null: as the program has them by itself. */
  workers: number | null;
  /** The most that all processes held at once, what they share counted once; null where the system does not tell. */
  peakTogetherBytes: number | null;
  /** The same in each quarter of its time, to see what grows; null where the system does not tell. */
  quarterBytes: readonly number[] | null;
  course: NightCourse;
}

export interface SystemResult {
  benchmark: 'wombat night';
  version: 2;
  startedAt: string;
  machine: Machine;
  sizePixels: number;
  /** Of each target, one night after the other. */
  frames: readonly number[];
  targets: number;
  mode: SolveMode;
  runs: SystemRun[];
}
