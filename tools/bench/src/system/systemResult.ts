import type { Machine } from '../machine.js';
import type { SolveMode } from './systemRequest.js';

/** As `./wombat run --once --timings --json` tells it. */
export interface RunTimings {
  wallSeconds: number;
  programs: { name: string; use: ProgramUse | null }[];
  tasks: { task: string; jobs: number; frames: number; seconds: number; cpuSeconds: number }[];
}

export interface ProgramUse {
  cpuSeconds: number;
  readBytes: number;
  writtenBytes: number;
  peakBytes: number;
}

export interface SystemRun extends RunTimings {
  /** Of each kind; null: as the program has them by itself. */
  workers: number | null;
  /** The most that all processes held at once, what they share counted once; null where the system does not tell. */
  peakTogetherBytes: number | null;
  /** The same in each quarter of its time, to see what grows; null where the system does not tell. */
  quarterBytes: readonly number[] | null;
}

export interface SystemResult {
  benchmark: 'wombat night';
  version: 1;
  startedAt: string;
  machine: Machine;
  sizePixels: number;
  /** Of each target. */
  frames: number;
  targets: number;
  mode: SolveMode;
  runs: SystemRun[];
}
