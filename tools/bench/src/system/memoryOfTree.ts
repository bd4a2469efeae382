import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MILLISECONDS = 500;
const BYTES_PER_KILOBYTE = 1024;

/**
 * Watches what a process and all it starts hold together, memory they share counted once (`Pss` of smaps_rollup). What
 * is given back ends it and tells the most there was at once, in bytes; null where the system does not tell.
 */
export function watchMemory(pid: number): () => number | null {
  let most: number | null = null;
  const timer = setInterval(() => {
    const now = memoryOfTree(pid);
    if (now > (most ?? 0)) most = now;
  }, EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** 0 where it has ended, or the system does not tell. */
export function memoryOfTree(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of textOf('/proc/self/stat') === '' ? [] : readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? textOf(`/proc/${name}/stat`) : '';
    // The second field is a name in brackets that may hold blanks; the fourth is the parent.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const sum = (one: number): number => {
    const children = [...parents].filter(([, parent]) => parent === one).map(([child]) => child);
    return children.reduce((total, child) => total + sum(child), shareOf(one));
  };
  return sum(pid);
}

function shareOf(pid: number): number {
  return BYTES_PER_KILOBYTE * Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** Empty where there is none, as of a process that has ended since it was listed. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
