import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures were had on. */
export interface Machine {
  readonly cpu: string;
  /** Those this process may use: `taskset` makes them fewer. */
  readonly cores: number;
  readonly memoryMebibytes: number;
  readonly node: string;
  readonly platform: string;
  /** Processes that wanted to run in the last minute, before it began; 0 where the system does not say. */
  readonly load: number;
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMebibytes: Math.round(totalmem() / 2 ** 20),
    node: process.version,
    platform: `${platform()} ${release()} ${process.arch}`,
    load: Math.round(100 * (loadavg()[0] ?? 0)) / 100,
  };
}
