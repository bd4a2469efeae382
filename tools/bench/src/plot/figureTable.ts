import type { BenchResult, Figure } from '../benchResult.js';
import type { Spread } from '../spread.js';

const HEADINGS = ['frame', 'frames', 'stage', 'wall s', 'min to max', 'cpu s', 'peak MiB', 'Mpx/s'];

const WAITED = {
  told: 'results waited for as each command does',
  no: 'results not waited for',
  together: 'results on the disk (together)',
  each: 'results on the disk (each)',
} as const;

/** What was measured and on what, in Markdown. */
export function figureTable({ startedAt, cold, sync, machine, figures }: BenchResult): string {
  const cores = `${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}`;
  const cache = cold ? 'files from the disk' : 'files in the page cache';
  const waited = WAITED[sync ?? 'told'];
  const host = `${machine.cpu}, ${cores}, ${(machine.memoryMebibytes / 1024).toFixed(0)} GiB, Node.js ${machine.node}`;
  const when = `${startedAt.slice(0, 10)}, load ${machine.load} when it began`;
  const rows = [HEADINGS, HEADINGS.map(() => '---'), ...figures.map(rowOf)];
  return [`${host}; ${cache}; ${waited}; ${when}.`, '', ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
}

function rowOf({
  stage,
  title,
  size,
  frames,
  wallSeconds,
  cpuSeconds,
  peakMebibytes,
  pixelsPerSecond,
}: Figure): string[] {
  return [
    size === null ? '' : `${size} x ${size}`,
    frames === null ? '' : String(frames),
    `${stage} ${title}`,
    wallSeconds.median.toFixed(3),
    ends(wallSeconds),
    cpuSeconds.median.toFixed(3),
    peakMebibytes.max.toFixed(0),
    pixelsPerSecond === null ? '' : (pixelsPerSecond / 1e6).toFixed(0),
  ];
}

function ends({ min, max }: Spread): string {
  return `${min.toFixed(3)} to ${max.toFixed(3)}`;
}
