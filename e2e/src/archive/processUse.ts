import { existsSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU seconds a process has used so far, and bytes it holds; zeros where it has ended. Linux only. */
export function processUse(pid: number): { cpuSeconds: number; bytes: number } {
  const stat = textOf(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // From the third field on: user and system time are the 14th and the 15th.
  const cpuSeconds = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
  return { cpuSeconds, bytes: 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(textOf(pid, 'status'))?.[1] ?? 0) };
}

/** CPU seconds of all children of this process that have ended. */
export function childrenSeconds(): number {
  const stat = textOf(process.pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / TICKS_PER_SECOND;
}

function textOf(pid: number, file: 'stat' | 'status'): string {
  try {
    return existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/${file}`, 'latin1') : '';
  } catch {
    return '';
  }
}

/** The name of a service of ours, as its entry file tells it, or of another program. */
export function programOf(pid: number): string {
  const words = commandOf(pid);
  const entry = words
    .map((word) => /services\/([^/]+)\/.*\/(main|worker)\.js$/.exec(word))
    .find((found) => found !== null);
  if (entry !== undefined && entry !== null) return entry[2] === 'worker' ? `${entry[1]}-worker` : (entry[1] ?? '');
  return words.some((word) => word.endsWith('nats-server')) ? 'nats-server' : 'launcher';
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
