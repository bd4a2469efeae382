import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningLauncher {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** An ordinary user on Debian and macOS alike: root may read everything, so it cannot show what a user would see. */
export const NOBODY = 65_534;

/** For `itUnless`: whether this machine lets us start the launcher as another user. */
export function skipUnlessNobodyCanRun(): string | false {
  if (process.getuid?.() !== 0) return 'NOT RUN: only root can run the launcher as another user';
  const { status } = spawnSync(process.execPath, ['--check', MAIN], { uid: NOBODY, gid: NOBODY });
  return status === 0 ? false : 'NOT RUN: another user cannot read this checkout';
}

export interface LauncherOptions {
  user?: number;
  environment?: NodeJS.ProcessEnv;
  /** Whether it leads a process group of its own, as of a job at a terminal. */
  inGroup?: boolean;
}

/** The launcher as the shell starts it, in a process of its own; as another user where one is named. */
export function startLauncher(args: readonly string[], options: LauncherOptions = {}): RunningLauncher {
  const { user, environment, inGroup = false } = options;
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: inGroup,
    env: { ...process.env, NATS_URL: '', WOMBAT_UI_PORT: '0', ...environment },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** Waits until it is so; throws when it never is. */
export async function eventually<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 600; tries++) {
    const seen = await look();
    if (seen !== false && seen !== null && seen !== undefined) return seen;
    await sleep(50);
  }
  throw new Error(`it never came about that ${what}`);
}
