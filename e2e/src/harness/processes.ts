import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Process ids of a workplace's program, by its entry file (or `nats-server`) and the home it works for. Linux only. */
export function processesOf(home: string, program: string): number[] {
  return allProcesses().filter((pid) => isProgram(pid, home, program));
}

/** Process ids of whatever was started to work for a home. Linux only. */
export function processesOfHome(home: string): number[] {
  return allProcesses().filter((pid) => worksFor(pid, home));
}

/** Ends whatever still works for a home, and waits until it is gone. Linux only. */
export async function endAllOf(home: string): Promise<void> {
  for (;;) {
    const left = [...processesOfHome(home), ...processesOf(home, 'nats-server')];
    if (left.length === 0) return;
    for (const pid of left) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
    await sleep(20);
  }
}

function allProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function worksFor(pid: number, home: string): boolean {
  return read(pid, 'environ').includes(`WOMBAT_HOME=${home}`);
}

function isProgram(pid: number, home: string, program: string): boolean {
  const command = read(pid, 'cmdline');
  if (program === 'nats-server')
    return /(^|\/)nats-server$/.test(command[0] ?? '') && command.some((part) => part.startsWith(home));
  return command.some((part) => part.endsWith(program)) && worksFor(pid, home);
}

/** A process may end while it is looked at: then it says nothing. */
function read(pid: number, file: 'cmdline' | 'environ'): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
