import { median } from '@wombat/imaging';
import { markdown } from './markdown.js';
import type { SystemRun } from './systemResult.js';

const WORKER = /-worker-\d+$/;
/** What deciding, publishing and projecting a frame may take, all programs but workers together. */
const MOST_MILLISECONDS = 4;

/** CPU time of one frame more in each program, from the shortest of the nights to the longest; workers together. */
export function frameTable(runs: readonly SystemRun[], targets: number): string {
  const counts = [...new Set(runs.map(({ frames }) => frames))].sort((a, b) => a - b);
  const [few = 0, many = 0] = [counts[0], counts.at(-1)];
  const names = [...new Set(runs.flatMap(({ programs }) => programs.map(({ name }) => named(name))))];
  const cost = (name: string) => (1000 * (cpuOf(runs, many, name) - cpuOf(runs, few, name))) / (targets * (many - few));
  const rows = names.map((name) => [name, cost(name).toFixed(2)]);
  const others = names.filter((name) => name !== 'workers').reduce((sum, name) => sum + cost(name), 0);
  const head = `a frame more, ${few} to ${many}`;
  const all = `all but workers (wanted: at most ${MOST_MILLISECONDS})`;
  return markdown([[head, 'CPU ms'], ...rows, [all, others.toFixed(2)]]).join('\n');
}

function cpuOf(runs: readonly SystemRun[], count: number, name: string): number {
  const some = runs.filter(({ frames }) => frames === count);
  return median(
    some.map(({ programs }) =>
      programs
        .filter((one) => named(one.name) === name)
        .reduce((sum, { use }) => sum + (use?.cpuSeconds ?? Number.NaN), 0),
    ),
  );
}

function named(program: string): string {
  return WORKER.test(program) ? 'workers' : program;
}
