/** GET /api/ops */
export interface OpsAnswer {
  /** Of the program the page is served by. */
  version: string;
  disks: Disk[];
  processes: OpsProcess[];
  /** Heard of in the last hour, by service and name. */
  workers: OpsWorker[];
  /** Null while the broker does not answer. */
  broker: OpsBroker | null;
  /** Of services and workers that ended by themselves; null where nobody here starts them again, as in containers. */
  restarts: OpsRestarts[] | null;
  /** What services and workers last put into their logs, newest first, of each of them some. */
  lines: LogLine[];
  /** The last error in each log that has one. */
  errors: LogLine[];
}

export interface OpsRestarts {
  /** A service, or a worker as `photometry-worker-1`. */
  program: string;
  /** Since all was started. */
  count: number;
  /** ISO 8601, UTC: when it last ended. */
  lastAt: string;
  /** How, with its last words. */
  lastEnd: string;
}

export interface Disk {
  /** What lies on it. */
  holds: 'data and home' | 'data' | 'home';
  freeBytes: number;
  totalBytes: number;
  /** What a night took of late, raw frames and products, on the average; null: not known, or the data lie elsewhere. */
  nightBytes: number | null;
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

export interface OpsWorker {
  /** The service it works for. */
  service: string;
  name: string;
  host: string;
  pid: number;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** 'silent': no sign of life came for a while, though one comes every two seconds. */
  state: 'working' | 'waiting' | 'silent';
  /** Since its last sign of life. */
  silentSeconds: number;
  jobsDone: number;
  /** Over the last minute; null before it was heard for that long. */
  framesPerMinute: number | null;
  /** What it had in hand at its last sign of life. */
  job: OpsWorkerJob | null;
}

/** What a job is about; without star and filter it makes a master. */
export interface OpsJob {
  task: string;
  /** YYYYMMDD */
  night: string;
  targetName: string;
  filter: string;
  frames: string[];
}

export interface OpsWorkerJob extends OpsJob {
  /** ISO 8601, UTC. */
  since: string;
  /** How often it was given to a worker. */
  tries: number;
}

export interface OpsBroker {
  consumers: ConsumerLag[];
  /** Of every service whose workers have something to do. */
  oldestJobs: OldestJob[];
  deadLetters: DeadLetters;
}

export interface OldestJob {
  service: string;
  /** ISO 8601, UTC: since when it is in the queue. */
  since: string;
}

/** How far somebody who reads a stream of the broker is behind it. */
export interface ConsumerLag {
  stream: string;
  consumer: string;
  /** Messages it has still to be given. */
  pending: number;
  /** Given, and not acknowledged yet. */
  ackPending: number;
  /** Of these, given more than once. */
  redelivered: number;
}

/** Jobs that could not be done. */
export interface DeadLetters {
  count: number;
  /** The newest, newest first. */
  letters: DeadLetter[];
}

export interface DeadLetter {
  /** Names it. */
  place: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Whose workers it was for. */
  service: string;
  /** Why it could not be done. */
  reason: string;
  /** Null where this program cannot read what was to be done. */
  job: OpsJob | null;
}

/** POST /api/letters/again, /api/letters/away */
export interface LetterRequest {
  place: number;
  by: string;
}

/** GET /api/clock */
export interface ClockAnswer {
  /** ISO 8601, UTC: what the clock of the server's computer shows. */
  now: string;
  /** Whether that clock is set by the network, as its system says; null where it does not say. */
  isSynchronised: boolean | null;
}
