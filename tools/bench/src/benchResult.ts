import type { FrameSync } from '@wombat/reduction';
import type { LauncherRun } from './launcherRun.js';
import type { Machine } from './machine.js';
import type { Spread } from './spread.js';
import type { StageName } from './stages.js';

/** A stage on a night of one size. */
export interface Figure {
  readonly stage: StageName;
  readonly title: string;
  /** Pixels along a side, and frames of each sort; null for what reads none. */
  readonly size: number | null;
  readonly frames: number | null;
  readonly runs: readonly LauncherRun[];
  readonly wallSeconds: Spread;
  readonly cpuSeconds: Spread;
  readonly peakMebibytes: Spread;
  /** Pixels of the frames it goes through over the median of wall time; null where it reads none. */
  readonly pixelsPerSecond: number | null;
}

/** What `bench` prints. */
export interface BenchResult {
  readonly benchmark: 'wombat';
  readonly version: 1;
  readonly startedAt: string;
  /** Whether the files came from the disk, not from the page cache. */
  readonly cold: boolean;
  /** How the commands waited for their results to be on the disk. */
  /** Null: as each command does by itself. */
  readonly sync: FrameSync | null;
  readonly machine: Machine;
  readonly figures: readonly Figure[];
}
