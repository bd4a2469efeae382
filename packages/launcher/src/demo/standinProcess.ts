import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../places/projectRoot.js';

export interface StandinProcess {
  url: string;
  stop(): void;
}

/** The AAVSO stand-in over the demo's catalogue, on a free loopback port. */
export function startStandinProcess(catalogue: string): Promise<StandinProcess> {
  const file = join(PROJECT_ROOT, 'tools/aavso-standin/dist/main.js');
  const child = spawn(process.execPath, [file, catalogue], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the AAVSO stand-in ended with code ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^aavso stand-in on (\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve({ url, stop: () => stop(child) });
    });
  });
}

function stop(child: ChildProcess): void {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
}
