import { colourOf, escaped, INK, rounded, stroke, text } from '../plot/svg.js';
import type { NightCourse } from './nightCourse.js';

const WIDTH = 920;
const LEFT = 190;
const RIGHT = 890;
const TOP = 84;
const ROW = 30;
const BAR = 20;
/** Lines of the grid: no more than this many. */
const MOST_TICKS = 12;

/** Who did what when: a row a worker, a box a job, and hollow what it took until it was ready. One SVG. */
export function coursePlot(title: string, wallSeconds: number, { ready, jobs }: NightCourse): string {
  const programs = [...new Set(jobs.map(({ program }) => program))].sort();
  const tasks = [...new Set(jobs.map(({ task }) => task))];
  const x = (seconds: number) => LEFT + ((RIGHT - LEFT) * Math.max(0, seconds)) / wallSeconds;
  const bottom = TOP + ROW * programs.length;
  const box = (row: number, from: number, to: number, style: string) =>
    `<rect x="${rounded(x(from))}" y="${TOP + ROW * row + (ROW - BAR) / 2}" width="${rounded(Math.max(1, x(to) - x(from)))}" height="${BAR}" ${style}/>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 56}" font-family="sans-serif" font-size="15" fill="${INK}">`,
    `<title>${escaped(title)}</title>`,
    text({ x: 20, y: 28 }, title, 'font-size="18" font-weight="bold"'),
    ...legend(tasks),
    ...ticks(wallSeconds).flatMap((seconds) => [
      stroke({ x: x(seconds), y: TOP }, { x: x(seconds), y: bottom }, 'stroke-opacity="0.35"'),
      text({ x: x(seconds), y: bottom + 20 }, String(seconds), 'text-anchor="middle"'),
    ]),
    text({ x: (LEFT + RIGHT) / 2, y: bottom + 44 }, 'seconds since the run was asked for', 'text-anchor="middle"'),
    ...programs.flatMap((program, row) => [
      text({ x: LEFT - 10, y: TOP + ROW * row + 20 }, program, 'text-anchor="end"'),
      ...ready
        .filter((one) => one.program === program)
        .map(({ at }) => box(row, 0, at, `fill="none" stroke="${INK}" class="start"`)),
      ...jobs
        .filter((job) => job.program === program)
        .map(({ task, from, to }) => box(row, from, to, `fill="${colourOf(tasks.indexOf(task))}"`)),
    ]),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function ticks(wallSeconds: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => wallSeconds / one <= MOST_TICKS) ?? 1000;
  return Array.from({ length: Math.floor(wallSeconds / step) + 1 }, (_, index) => index * step);
}

function legend(tasks: readonly string[]): string[] {
  const words = ['start', ...tasks];
  return words.map((word, index) => {
    const left = 20 + 150 * index;
    const style = index === 0 ? `fill="none" stroke="${INK}"` : `fill="${colourOf(index - 1)}"`;
    return `<rect x="${left}" y="48" width="22" height="14" ${style}/>${text({ x: left + 30, y: 60 }, word, '')}`;
  });
}
