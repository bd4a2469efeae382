import type { LogLine, OpsJob, OpsRestarts, OpsWorker } from '../../../../server/src/domain/contract.js';
import { instantText, nightText } from '../times.js';
import { lastError, restartsText } from './opsView.js';

/** A worker in words. */
export interface WorkerLine {
  key: string;
  /** `photometry-worker-1 on dome`, with the number of its process. */
  name: string;
  state: OpsWorker['state'];
  /** What it does, or since when nothing was heard of it. */
  doing: string;
  /** What it did since it started. */
  did: string;
  /** How often it was started again, and the last that went wrong; as far as there is any. */
  troubles: string[];
}

/** What is known of workers beside their signs of life. */
export interface WorkerTroubles {
  restarts: readonly OpsRestarts[] | null;
  /** The last error of each log. */
  errors: readonly LogLine[];
}

/** A job goes from hand to hand when it is not brought back. */
const FIRST_TRY = 1;

/** The workers of a service. */
export function workerLines(
  { workers, ...troubles }: WorkerTroubles & { workers: readonly OpsWorker[] },
  service: string,
  now: Date,
): WorkerLine[] {
  return workers
    .filter((worker) => worker.service === service)
    .map((worker) => ({ ...lineOf(worker, now), troubles: troublesOf(worker.name, troubles) }));
}

function troublesOf(program: string, { restarts, errors }: WorkerTroubles): string[] {
  const restarted = restartsText(restarts, program);
  const error = lastError(errors, program);
  return [
    ...(restarted === '' ? [] : [`started again: ${restarted}`]),
    ...(error === null ? [] : [`last error, ${instantText(error.at)}: ${error.words}`]),
  ];
}

/** Frames a minute of all workers of a service together; null where none was heard for that long. */
export function serviceRate(workers: readonly OpsWorker[], service: string): number | null {
  const rates = workers.flatMap((worker) =>
    worker.service === service && worker.framesPerMinute !== null ? [worker.framesPerMinute] : [],
  );
  return rates.length === 0 ? null : Math.round(rates.reduce((sum, rate) => sum + rate, 0));
}

function lineOf(
  { name, host, pid, startedAt, state, silentSeconds, jobsDone, framesPerMinute, job }: OpsWorker,
  now: Date,
): Omit<WorkerLine, 'troubles'> {
  const doing = job === null ? 'waits for work' : workingOn(job, now);
  const silent = `no sign of life for ${durationText(silentSeconds)}`;
  const pace = framesPerMinute === null ? '' : `, ${Math.round(framesPerMinute)} frames a minute`;
  return {
    key: `${host}/${name}/${pid}`,
    name: `${name} on ${host}, process ${pid}`,
    state,
    doing: state === 'silent' ? `${silent}; then: ${doing}` : doing,
    did: `${jobsDone} ${jobsDone === 1 ? 'job' : 'jobs'} since ${instantText(startedAt)}${pace}`,
  };
}

function workingOn(job: NonNullable<OpsWorker['job']>, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - Date.parse(job.since)) / 1000);
  const again = job.tries > FIRST_TRY ? `, try ${job.tries}` : '';
  return `${jobWords(job)}, for ${durationText(seconds)}${again}`;
}

/** `measure XZ Cyg V 2025-10-15, 8 frames`; of a master its name instead of a star. */
export function jobWords({ task, night, targetName, filter, frames }: OpsJob): string {
  const [first = ''] = frames;
  if (targetName === '') return `${task} ${nightText(night)} ${first}`.trim();
  const count = frames.length === 1 ? first : `${frames.length} frames`;
  return `${task} ${targetName} ${filter} ${nightText(night)}, ${count}`;
}

/** `8 s`, `12 min`, `3 h` of seconds. */
export function durationText(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6_000) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}
