import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MILLISECONDS = 500;
const BYTES_PER_KILOBYTE = 1024;

/** The most held at once, and the most in each quarter of the time, in bytes. */
export interface HeldMemory {
  most: number;
  quarters: readonly number[];
}

/**
 * Watches what a process and all it starts hold together, memory they share counted once (`Pss` of smaps_rollup). What
 * is given back ends it and tells; null where the system does not tell.
 */
export function watchMemory(pid: number): () => HeldMemory | null {
  const looks: number[] = [];
  const timer = setInterval(() => looks.push(memoryOfTree(pid)), EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    return heldMemory(looks);
  };
}

/** Of looks at even intervals. */
export function heldMemory(looks: readonly number[]): HeldMemory | null {
  const mostOf = (some: readonly number[]) => some.reduce((most, one) => Math.max(most, one), 0);
  if (mostOf(looks) === 0) return null;
  const cut = (part: number) => Math.floor((part * looks.length) / 4);
  return { most: mostOf(looks), quarters: [0, 1, 2, 3].map((part) => mostOf(looks.slice(cut(part), cut(part + 1)))) };
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
