import { spawn } from 'node:child_process';

export interface Ended {
  /** Null where it was killed. */
  code: number | null;
  /** The first 64 kB. */
  stdout: string;
  timedOut: boolean;
  seconds: number;
}

const MOST_OUTPUT = 65_536;

/** Runs a program in a folder with an environment of its own and kills it, and all it started, when its time is up. */
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
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, timedOut, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** A program that ended at this very moment is no longer there to be killed. */
function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
