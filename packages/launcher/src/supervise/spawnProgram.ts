import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Program } from '../registry.js';
import { consoleFile } from './consoleFile.js';
import { lastWordsOf } from './lastWords.js';
import type { Exit, ProcessHandle } from './processHandle.js';

export interface SpawnOptions {
  program: Program;
  environment: NodeJS.ProcessEnv;
  home: string;
  /** Shows the observer a line the program means for him. */
  show: (line: string) => void;
}

/**
 * glibc keeps freed memory apart for each thread of a process, which costs a service 5 MB and spares it nothing: the
 * kernels' threads work in memory of their own.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

/**
 * For services, which wait most of the time: freed memory goes back to the system at once. By itself glibc raises both
 * limits to the largest block that was ever freed, and keeps what lies below. Workers keep it for their next frame.
 */
const GIVES_BACK = { ...ONE_ARENA, MALLOC_TRIM_THRESHOLD_: '65536', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * By itself V8 lets garbage grow to four times what is in use before it looks through all of it. With half of what is
 * in use, the fit of 2,000 frames takes 250 in place of 400 MiB, and as long.
 */
const SMALL_HEAP = '--heap-growing-percent=50';

/**
 * Starts a service or worker with a channel to this process: when the channel closes it stops by itself. All it writes
 * goes to `<home>/logs/<name>.console.log`; its warnings are shown too, stack traces are not.
 */
export function spawnProgram({ program, environment, home, show }: SpawnOptions): ProcessHandle {
  const child = fork(program.file, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, SMALL_HEAP],
    env: {
      ...environment,
      ...(program.role === 'worker' ? { ...ONE_ARENA, WOMBAT_WORKER: program.name } : GIVES_BACK),
    },
  });
  const said = listen(child, { program, home, show });
  return {
    pid: child.pid ?? 0,
    exited: exitOf(child, said),
    terminate: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  };
}

interface Listening {
  lastWords: string;
}

function listen(
  child: ChildProcess,
  { program, home, show }: Pick<SpawnOptions, 'program' | 'home' | 'show'>,
): Listening {
  const said: Listening = { lastWords: '' };
  const keep = consoleFile(join(home, 'logs', `${program.name}.console.log`), show);
  const names = [program.name, ...program.services];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      keep(line);
      if (names.some((name) => isForTheObserver(line, name))) show(line);
      said.lastWords = lastWordsOf(line) ?? said.lastWords;
    });
  }
  return said;
}

/** Our processes begin such lines with their name: `photometry warning: ...`, `photometry: ...`. */
function isForTheObserver(line: string, name: string): boolean {
  return line.startsWith(`${name} `) || line.startsWith(`${name}: `);
}

function exitOf(child: ChildProcess, said: Listening): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, lastWords: error.message }));
    child.once('close', (code, signal) => resolve({ code, signal, lastWords: said.lastWords }));
  });
}
