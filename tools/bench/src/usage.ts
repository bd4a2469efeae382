/** What a process took in all; the memory is its largest resident set. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMebibytes: number;
}

/** The file descriptor on which a measured process says it. */
export const USAGE_CHANNEL = 3;
