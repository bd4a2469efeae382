/** Of no stream: all programs answer it with their metrics. */
export const METRICS_SUBJECT = 'wombat.metrics';

/** The one list of what our programs measure of themselves, beside what every Node.js tells: name and help. */
export const METRICS = {
  ready: ['wombat_program_ready', '1 where the program does its work, 0 while it starts'],
  started: ['wombat_program_started_seconds', 'When the program started, in seconds since 1970'],
  clock: ['wombat_clock_seconds', 'What the clock of its computer shows, in seconds since 1970'],
  lag: ['wombat_log_lag_events', 'Events of a stream that the tables of the service have not seen yet'],
  applied: ['wombat_log_applied_events', 'Place in a stream of the last event that the tables have seen'],
  handled: ['wombat_events_handled_total', 'Events that the service handled as it followed the log, none replayed'],
  restarts: ['wombat_program_restarts', 'How often the launcher started a program again since all was started'],
  planned: ['wombat_work_planned', 'What the service has still to do, in its own units'],
  running: ['wombat_work_running', 'What it does at this moment'],
  retries: ['wombat_work_retries', 'Passes in a row that failed and are tried again'],
  held: ['wombat_series_held', 'Series that this installation keeps from going on, by what of it does'],
  silent: ['wombat_outside_silent', '1 for every service outside, such as VSX, that does not answer'],
  outsideCalls: ['wombat_outside_calls_total', 'Times a service outside was asked, by how that ended'],
  queued: ['wombat_queue_jobs', 'Jobs of the service that are queued or in the hands of workers'],
  oldest: ['wombat_queue_oldest_seconds', 'Age of the oldest of these jobs'],
  deadLetters: ['wombat_dead_letters', 'Jobs that could not be done and that nobody has looked at'],
  disk: ['wombat_disk_free_bytes', 'Room on the disks of data and home'],
  jobSeconds: ['wombat_job_seconds', 'How long jobs were in the hands of the worker'],
  jobCpu: [
    'wombat_job_cpu_seconds_total',
    'CPU time of the worker itself, its threads in it, while it had jobs in hand',
  ],
  jobWaited: ['wombat_job_waited_seconds_total', 'How long jobs were queued before a worker first had them'],
  jobRead: [
    'wombat_job_read_bytes_total',
    'Read by system calls while jobs were in hand, programs the worker started in it',
  ],
  jobWritten: ['wombat_job_written_bytes_total', 'Written by them meanwhile'],
  jobFrames: ['wombat_job_frames_total', 'Frames of the jobs it has ended, whatever came of the frames'],
  jobRetries: ['wombat_job_retries_total', 'Jobs it was given that a worker had been given before'],
  frames: ['wombat_frames_total', 'Frames that stages have told of since ingest started, by what came of them'],
  ledgerFrames: ['wombat_ledger_frames', 'Lights of all series, by their state'],
  halted: ['wombat_series_halted', 'Series that go no further, by their status'],
  lastNight: ['wombat_last_night_seconds', 'When the last new night was found, in seconds since 1970'],
} as const satisfies Record<string, readonly [name: string, help: string]>;

/** As prom-client wants it. */
export function named(key: keyof typeof METRICS): { name: string; help: string } {
  const [name, help] = METRICS[key];
  return { name, help };
}
