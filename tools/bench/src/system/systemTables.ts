import { median } from '@wombat/imaging';
import type { ProgramUse, SystemResult, SystemRun } from './systemResult.js';

const MEBIBYTE = 2 ** 20;

/** Medians over the runs, as Markdown. */
export function systemTables({ sizePixels, frames, mode, runs }: SystemResult): string {
  const of = (value: (run: SystemRun) => number) => median(runs.map(value));
  const cpu = (run: SystemRun) => run.programs.reduce((sum, { use }) => sum + (use?.cpuSeconds ?? 0), 0);
  const known = runs.every(({ programs }) => programs.every(({ use }) => use !== null));
  const whole = [
    `wall ${of(({ wallSeconds }) => wallSeconds).toFixed(1)} s`,
    ...(known ? [`CPU ${of(cpu).toFixed(1)} s`] : []),
    ...(runs.every(({ peakTogetherBytes }) => peakTogetherBytes !== null)
      ? [`all processes together at most ${mebibytes(of((run) => run.peakTogetherBytes ?? 0))} MiB`]
      : []),
  ];
  const head = `${frames} lights of ${sizePixels} x ${sizePixels}, ${mode}, median of ${runs.length}: ${whole.join(', ')}.`;
  return [head, '', ...taskTable(runs), ...(known ? ['', ...programTable(runs)] : [])].join('\n');
}

function taskTable(runs: readonly SystemRun[]): string[] {
  const rows = namesIn(runs, ({ tasks }) => tasks.map(({ task }) => task)).map((name) => {
    const of = (key: 'jobs' | 'frames' | 'seconds') =>
      median(runs.map(({ tasks }) => tasks.find(({ task }) => task === name)?.[key] ?? 0));
    return [name, String(of('jobs')), String(of('frames')), of('seconds').toFixed(2)];
  });
  return markdown([['task', 'jobs', 'frames', 'seconds'], ...rows]);
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
