import { median } from '@wombat/imaging';
import type { ProgramUse, SystemResult, SystemRun } from './systemResult.js';

const MEBIBYTE = 2 ** 20;

/** Medians over the runs, as Markdown; where there are several numbers of workers, of each, and what they cost. */
export function systemTables(result: SystemResult): string {
  const counts = [...new Set(result.runs.map(({ workers }) => workers))];
  const tables = counts.map((count) =>
    tablesOf({ ...result, runs: result.runs.filter(({ workers }) => workers === count) }),
  );
  return [...tables, ...(counts.length > 1 ? [markdown(workerRows(result.runs)).join('\n')] : [])].join('\n\n');
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

function tablesOf({ sizePixels, frames, targets, mode, runs }: SystemResult): string {
  const of = (value: (run: SystemRun) => number) => median(runs.map(value));
  const cpu = (run: SystemRun) => run.programs.reduce((sum, { use }) => sum + (use?.cpuSeconds ?? 0), 0);
  const known = runs.every(({ programs }) => programs.every(({ use }) => use !== null));
  const whole = [
    `wall ${of(({ wallSeconds }) => wallSeconds).toFixed(1)} s`,
    ...(known ? [`CPU ${of(cpu).toFixed(1)} s`] : []),
    ...memoryWords(runs),
  ];
  const [{ workers } = { workers: null }] = runs;
  const by = workers === null ? '' : `, ${workers} ${workers === 1 ? 'worker' : 'workers'} of each kind`;
  const lights = targets === 1 ? `${frames} lights` : `${targets} targets of ${frames} lights each`;
  const head = `${lights} of ${sizePixels} x ${sizePixels}, ${mode}${by}, median of ${runs.length}: ${whole.join(', ')}.`;
  return [head, '', ...taskTable(runs), ...(known ? ['', ...programTable(runs)] : [])].join('\n');
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
    const of = (key: 'jobs' | 'frames' | 'seconds' | 'cpuSeconds') =>
      median(runs.map(({ tasks }) => tasks.find(({ task }) => task === name)?.[key] ?? 0));
    return [name, String(of('jobs')), String(of('frames')), of('seconds').toFixed(2), of('cpuSeconds').toFixed(2)];
  });
  return markdown([['task', 'jobs', 'frames', 'seconds', 'cpu s'], ...rows]);
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

function markdown([head = [], ...rows]: string[][]): string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}
