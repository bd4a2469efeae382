/** GET /api/ops */
export interface OpsAnswer {
  /** Of the program the page is served by. */
  version: string;
  disks: Disk[];
  processes: OpsProcess[];
  /** What services and workers last put into their logs, newest first. */
  lines: LogLine[];
}

export interface Disk {
  /** What lies on it. */
  holds: 'data and home' | 'data' | 'home';
  freeBytes: number;
  totalBytes: number;
}

/** A service that runs. */
export interface OpsProcess {
  service: string;
  pid: number;
  /** ISO 8601, UTC. */
  startedAt: string;
}

export const LOG_LEVELS = ['info', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogLine {
  /** ISO 8601, UTC. */
  at: string;
  /** A service, or a worker as `photometry-worker-1`. */
  service: string;
  level: LogLevel;
  words: string;
}
