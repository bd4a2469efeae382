import type { CurveMark, StarRole } from './curveView.js';
import type { Range } from './ranges.js';

/** A point by the star and the frame it is of. */
export interface PointRef {
  role: StarRole;
  filename: string;
}

/** How a click or a box changes what is chosen. */
export type ChoiceMode = 'replace' | 'add' | 'remove';

/** The marks, in the order of time, between two times. */
export function marksBetween(marks: readonly CurveMark[], { min, max }: Range): readonly CurveMark[] {
  return marks.slice(firstFrom(marks, min), firstAfter(marks, max));
}

export function filesInBox(marks: readonly CurveMark[], box: { x: Range; y: Range }): string[] {
  return marksBetween(marks, box.x)
    .filter(({ y }) => y >= box.y.min && y <= box.y.max)
    .map(({ point }) => point.filename);
}

/** What is chosen after more was pointed at. A frame chosen is chosen whole: a rejection of it concerns every star. */
export function changedChoice(chosen: ReadonlySet<string>, files: readonly string[], mode: ChoiceMode): Set<string> {
  if (mode === 'replace') return new Set(files);
  if (mode === 'add') return new Set([...chosen, ...files]);
  const gone = new Set(files);
  return new Set([...chosen].filter((file) => !gone.has(file)));
}

/** Pixels for one of each axis. */
export interface Stretch {
  x: number;
  y: number;
}

/** The mark nearest to a place, no farther than `reach` pixels; null where none is. */
export function nearestMark(
  marks: readonly CurveMark[],
  at: { x: number; y: number },
  stretch: Stretch,
  reach: number,
): CurveMark | null {
  const near = marksBetween(marks, { min: at.x - reach / stretch.x, max: at.x + reach / stretch.x });
  let best: CurveMark | null = null;
  let least = reach;
  for (const mark of near) {
    const distance = Math.hypot((mark.x - at.x) * stretch.x, (mark.y - at.y) * stretch.y);
    if (distance > least) continue;
    least = distance;
    best = mark;
  }
  return best;
}

/** The mark `step` places from a frame's, or at the end; the first or last where none was chosen. */
export function markBeside(marks: readonly CurveMark[], filename: string | null, step: number): CurveMark | null {
  const at = marks.findIndex(({ point }) => point.filename === filename);
  const to = at === -1 ? (step > 0 ? 0 : marks.length - 1) : Math.min(Math.max(at + step, 0), marks.length - 1);
  return marks[to] ?? null;
}

function firstFrom(marks: readonly CurveMark[], x: number): number {
  return bisect(marks, (mark) => mark.x < x);
}

function firstAfter(marks: readonly CurveMark[], x: number): number {
  return bisect(marks, (mark) => mark.x <= x);
}

/** How many marks at the start hold; they are in order. */
function bisect(marks: readonly CurveMark[], holds: (mark: CurveMark) => boolean): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const mark = marks[middle];
    if (mark !== undefined && holds(mark)) low = middle + 1;
    else high = middle;
  }
  return low;
}
