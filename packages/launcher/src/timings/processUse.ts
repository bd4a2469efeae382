import { readdirSync, readFileSync } from 'node:fs';

/** What processes have used since they were started. */
export interface ProcessUse {
  cpuSeconds: number;
  /** Read and written by system calls, from disks or from memory that holds what is on them. */
  readBytes: number;
  writtenBytes: number;
  /** The most memory one of them held at once. */
  peakBytes: number;
}

interface Fields {
  parent: number;
  cpuTicks: number;
}

/** Linux counts in hundredths of a second towards programs, whatever the kernel's own clock is. */
const TICKS_PER_SECOND = 100;
const BYTES_PER_KILOBYTE = 1024;

/**
 * A process with those it started: the solver of a worker, which has ended, counts with its worker; the nats-server
 * behind its guard still runs and is found. `alone`: without those that still run. Null where the system has no /proc,
 * as on a Mac.
 */
export function processUse(pid: number, { alone = false } = {}): ProcessUse | null {
  const all = everyProcess();
  if (!all.has(pid)) return null;
  const tree = alone ? [pid] : descendants(all, pid);
  const uses = tree.map((each) => useOf(each, all.get(each)?.cpuTicks ?? 0));
  const sum = (key: keyof ProcessUse) => uses.reduce((total, use) => total + use[key], 0);
  return {
    cpuSeconds: sum('cpuSeconds'),
    readBytes: sum('readBytes'),
    writtenBytes: sum('writtenBytes'),
    peakBytes: Math.max(...uses.map(({ peakBytes }) => peakBytes)),
  };
}

function everyProcess(): Map<number, Fields> {
  const pids = textOf('/proc/self/stat') === '' ? [] : readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.flatMap((name) => fieldsOf(textOf(`/proc/${name}/stat`)).map((one) => [Number(name), one])));
}

/** Of /proc/PID/stat (proc(5)): its second field, a name in brackets, may hold blanks. None once the process ended. */
function fieldsOf(stat: string): Fields[] {
  const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (after.length < 15) return [];
  const [parent = 0, ...ticks] = [1, 11, 12, 13, 14].map((index) => Number(after[index]));
  return [{ parent, cpuTicks: ticks.reduce((sum, one) => sum + one, 0) }];
}

function descendants(all: ReadonlyMap<number, Fields>, pid: number): number[] {
  const children = [...all].filter(([, { parent }]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap((child) => descendants(all, child))];
}

function useOf(pid: number, cpuTicks: number): ProcessUse {
  const io = textOf(`/proc/${pid}/io`);
  return {
    cpuSeconds: cpuTicks / TICKS_PER_SECOND,
    readBytes: numberAfter(io, 'rchar'),
    writtenBytes: numberAfter(io, 'wchar'),
    peakBytes: BYTES_PER_KILOBYTE * numberAfter(textOf(`/proc/${pid}/status`), 'VmHWM'),
  };
}

function numberAfter(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** Empty where there is none, as of a process that has ended since it was listed. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
