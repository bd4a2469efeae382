import { alignTable } from '../report/alignTable.js';
import type { TaskUse } from './jobUse.js';
import type { ProcessUse } from './processUse.js';

export interface Timings {
  wallSeconds: number;
  /** Until every service was there and ready; null where it ended before that. */
  startSeconds: number | null;
  /** The launcher too; null where the system does not tell. */
  programs: readonly { name: string; use: ProcessUse | null }[];
  tasks: readonly TaskUse[];
}

const MEBIBYTE = 2 ** 20;

/** What a run took, by task of its workers and by program. */
export function timingsTable({ wallSeconds, startSeconds, programs, tasks }: Timings): string[] {
  const known = programs.flatMap(({ name, use }) => (use === null ? [] : [{ name, ...use }]));
  const cpuSeconds = known.reduce((sum, use) => sum + use.cpuSeconds, 0);
  const taskRows = tasks.map(({ task, jobs, frames, seconds, cpuSeconds, waitedSeconds, ...bytes }) => [
    task,
    String(jobs),
    String(frames),
    seconds.toFixed(2),
    frames === 0 ? '-' : (seconds / frames).toFixed(3),
    cpuSeconds.toFixed(2),
    jobs === 0 ? '-' : (waitedSeconds / jobs).toFixed(2),
    ...[bytes.readBytes, bytes.writtenBytes].map(mebibytes),
  ]);
  const programRows = known.map(({ name, cpuSeconds: cpu, readBytes, writtenBytes, peakBytes }) => [
    name,
    cpu.toFixed(2),
    ...[readBytes, writtenBytes, peakBytes].map(mebibytes),
  ]);
  const start = startSeconds === null ? '' : `, ready after ${startSeconds.toFixed(1)} s`;
  return [
    `took ${wallSeconds.toFixed(1)} s${start}${known.length === 0 ? '' : `, and ${cpuSeconds.toFixed(1)} s of CPU`}`,
    ...(taskRows.length === 0
      ? []
      : alignTable([
          ['TASK', 'JOBS', 'FRAMES', 'SECONDS', 'A FRAME', 'CPU S', 'QUEUED A JOB', 'READ MIB', 'WRITTEN MIB'],
          ...taskRows,
        ])),
    ...(programRows.length === 0
      ? ['this system does not tell what each program used']
      : alignTable([['PROGRAM', 'CPU S', 'READ MIB', 'WRITTEN MIB', 'PEAK MIB'], ...programRows])),
  ];
}

function mebibytes(bytes: number): string {
  return String(Math.round(bytes / MEBIBYTE));
}
