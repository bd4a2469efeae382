import { spawn } from 'node:child_process';
import { InstallationFault } from '@wombat/service-kit/worker';

export interface Ended {
  /** Null where it was killed. */
  code: number | null;
  /** What killed it. */
  signal: NodeJS.Signals | null;
  /** The first 64 kB. */
  stdout: string;
  timedOut: boolean;
  seconds: number;
}

const MOST_OUTPUT = 65_536;
/**
 * A child that left the program's process group may hold its output open for ever: what was not read by then is not.
 */
const LAST_OUTPUT_MILLISECONDS = 1_000;

/**
 * Runs a program in a folder with an environment of its own, and kills it, and all it started, when its time is up.
 * What it leaves behind when it ends is killed too. Throws `InstallationFault` where it cannot be started.
 */
export function runProgram(
  program: { binary: string; timeLimitSeconds: number },
  args: readonly string[],
  folder: string,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', HOME: folder, TMPDIR: folder };
    const child = spawn(program.binary, [...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: process.platform !== 'win32',
    });
    let stdout = '';
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      kill(child.pid);
    }, program.timeLimitSeconds * 1000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < MOST_OUTPUT) stdout += text;
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(new InstallationFault('noSolver', error.message));
    });
    child.once('exit', (code, signal) => {
      clearTimeout(limit);
      const seconds = (performance.now() - started) / 1000;
      kill(child.pid);
      const enough = setTimeout(() => child.stdout.destroy(), LAST_OUTPUT_MILLISECONDS);
      child.once('close', () => {
        clearTimeout(enough);
        resolve({ code, signal, stdout, timedOut, seconds });
      });
    });
  });
}

/** Of a program that has ended there may be nothing left to be killed. */
function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
