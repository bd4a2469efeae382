import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../places/projectRoot.js';

export interface StandinProcess {
  /** Of VSX and VSP. */
  url: string;
  /** The page observations are submitted on, and the host of its login. */
  submitUrl: string;
  loginUrl: string;
  /** A sentence on the account the login takes. */
  account: string;
  stop(): void;
}

/** The AAVSO stand-in over the demo's catalogue, and the fake of its submission site, on free loopback ports. */
export function startStandinProcess(catalogue: string): Promise<StandinProcess> {
  const file = join(PROJECT_ROOT, 'tools/aavso-standin/dist/main.js');
  const child = spawn(process.execPath, [file, catalogue, '--site'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the AAVSO stand-in ended with code ${code}`)));
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const [url, submitUrl, loginUrl] = ['aavso stand-in on ', 'submission site on ', 'login on '].map((words) =>
        said.find((one) => one.startsWith(words))?.slice(words.length),
      );
      const account = said.find((one) => one.startsWith('it takes '));
      if (url === undefined || submitUrl === undefined || loginUrl === undefined || account === undefined) return;
      resolve({ url, submitUrl, loginUrl, account, stop: () => stop(child) });
    });
  });
}

function stop(child: ChildProcess): void {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
}
