import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { LOG_BYTES, setAside } from '@wombat/service-kit/set-aside';

/**
 * Keeps what a process writes, in a file that is set aside when it is full. A line that cannot be written, as on a full
 * disk, costs nothing but the line: it is told once, and once more when lines are kept again.
 */
export function consoleFile(file: string, say: (text: string) => void): (line: string) => void {
  let trouble: string | null = null;
  return (line) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      setAside(file, LOG_BYTES);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      if (trouble !== null) say(`${file} is written again`);
      trouble = null;
    } catch (error) {
      const told = trouble !== null;
      trouble = error instanceof Error ? error.message : String(error);
      if (!told) say(`${file} cannot be written: ${trouble}; going on without it`);
    }
  };
}
