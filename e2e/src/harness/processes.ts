import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of a workplace's program, by its entry file (or `nats-server`) and the home it works for. Linux only. */
export function processesOf(home: string, program: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isProgram(pid, home, program));
}

function isProgram(pid: number, home: string, program: string): boolean {
  const command = read(pid, 'cmdline');
  if (program === 'nats-server')
    return /(^|\/)nats-server$/.test(command[0] ?? '') && command.some((part) => part.startsWith(home));
  return command.some((part) => part.endsWith(program)) && read(pid, 'environ').includes(`WOMBAT_HOME=${home}`);
}

/** A process may end while it is looked at: then it says nothing. */
function read(pid: number, file: 'cmdline' | 'environ'): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
