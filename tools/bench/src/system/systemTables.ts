import { median } from '@wombat/imaging';
import { frameTable } from './frameTable.js';
import { markdown } from './markdown.js';
import type { ProgramUse, SystemResult, SystemRun, TaskUse } from './systemResult.js';

const MEBIBYTE = 2 ** 20;
const TASK_HEADINGS = ['task', 'jobs', 'frames', 'wall s', 'cpu s', 'queued s, a job', 'read MiB', 'written MiB'];

/** Medians over the runs, as Markdown; of each number of workers and of frames, and what more of them cost. */
export function systemTables(result: SystemResult): string {
  const { runs, targets } = result;
  const groups = [...Map.groupBy(runs, ({ frames, workers }) => `${frames} ${workers}`).values()];
  const tables = groups.map((some) => tablesOf({ ...result, runs: some }));
  const more = [
    ...(new Set(runs.map(({ workers }) => workers)).size > 1 ? [markdown(workerRows(runs)).join('\n')] : []),
    ...(new Set(runs.map(({ frames }) => frames)).size > 1 ? [frameTable(runs, targets)] : []),
  ];
  return [...tables, ...more].join('\n\n');
}

/** CPU time of a frame in the hands of workers, in milliseconds, by task and by number of workers. */
function workerRows(runs: readonly SystemRun[]): string[][] {
  const names = namesIn(runs, ({ tasks }) => tasks.map(({ task }) => task));
  const rows = [...Map.groupBy(runs, ({ workers }) => workers)].map(([workers, some]) => [
    String(workers),
    ...names.map((name) => {
      const costs = some.flatMap(({ tasks }) => tasks.filter(({ task, frames }) => task === name && frames > 0));
      return costs.length === 0 ? '-' : median(costs.map((task) => (1000 * task.cpuSeconds) / task.frames)).toFixed(1);
    }),
  ]);
  return [['workers', ...names.map((name) => `${name}, CPU ms a frame`)], ...rows];
}

function tablesOf({ sizePixels, targets, mode, runs }: SystemResult): string {
  const of = (value: (run: SystemRun) => number) => median(runs.map(value));
  const cpu = (run: SystemRun) => run.programs.reduce((sum, { use }) => sum + (use?.cpuSeconds ?? 0), 0);
  const known = runs.every(({ programs }) => programs.every(({ use }) => use !== null));
  const whole = [
    `wall ${of(({ wallSeconds }) => wallSeconds).toFixed(1)} s`,
    ...startWords(runs),
    ...(known ? [`CPU ${of(cpu).toFixed(1)} s`] : []),
    ...memoryWords(runs),
  ];
  const [{ workers, frames } = { workers: null, frames: 0 }] = runs;
  const by = workers === null ? '' : `, ${workers} ${workers === 1 ? 'worker' : 'workers'} of each kind`;
  const lights = targets === 1 ? `${frames} lights` : `${targets} targets of ${frames} lights each`;
  const head = `${lights} of ${sizePixels} x ${sizePixels}, ${mode}${by}, median of ${runs.length}: ${whole.join(', ')}.`;
  return [head, '', ...taskTable(runs), ...(known ? ['', ...programTable(runs)] : [])].join('\n');
}

function startWords(runs: readonly SystemRun[]): string[] {
  const seconds = runs.flatMap(({ startSeconds }) => (startSeconds === null ? [] : [startSeconds]));
  return seconds.length < runs.length ? [] : [`of it ${median(seconds).toFixed(1)} s until all services were ready`];
}

function memoryWords(runs: readonly SystemRun[]): string[] {
  const held = runs.flatMap(({ peakTogetherBytes: most, quarterBytes: quarters }) =>
    most === null || quarters === null ? [] : [{ most, quarters }],
  );
  if (held.length < runs.length) return [];
  const most = mebibytes(median(held.map((one) => one.most)));
  const quarters = [0, 1, 2, 3].map((part) => mebibytes(median(held.map((one) => one.quarters[part] ?? 0))));
  return [`all processes together at most ${most} MiB (${quarters.join(', ')} in the quarters of its time)`];
}

function taskTable(runs: readonly SystemRun[]): string[] {
  const rows = namesIn(runs, ({ tasks }) => tasks.map(({ task }) => task)).map((name) => {
    const of = (key: Exclude<keyof TaskUse, 'task'>) =>
      median(runs.map(({ tasks }) => tasks.find(({ task }) => task === name)?.[key] ?? 0));
    const jobs = of('jobs');
    const times = [of('seconds'), of('cpuSeconds'), jobs === 0 ? 0 : of('waitedSeconds') / jobs];
    const bytes = [of('readBytes'), of('writtenBytes')].map(mebibytes);
    return [name, String(jobs), String(of('frames')), ...times.map((time) => time.toFixed(2)), ...bytes];
  });
  return markdown([TASK_HEADINGS, ...rows]);
}

function programTable(runs: readonly SystemRun[]): string[] {
  const rows = namesIn(runs, ({ programs }) => programs.map(({ name }) => name)).map((name) => {
    const of = (key: keyof ProgramUse) =>
      median(runs.map(({ programs }) => programs.find((one) => one.name === name)?.use?.[key] ?? 0));
    const sizes = (['readBytes', 'writtenBytes', 'peakBytes'] as const).map((key) => mebibytes(of(key)));
    return [name, of('cpuSeconds').toFixed(2), ...sizes];
  });
  return markdown([['program', 'cpu s', 'read MiB', 'written MiB', 'peak MiB'], ...rows]);
}

function namesIn(runs: readonly SystemRun[], names: (run: SystemRun) => string[]): string[] {
  return [...new Set(runs.flatMap(names))];
}

function mebibytes(bytes: number): string {
  return String(Math.round(bytes / MEBIBYTE));
}
