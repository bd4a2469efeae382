import { spawn } from 'node:child_process';
import type { Exit, ProcessHandle } from '../supervise/processHandle.js';

/**
 * Runs a server (the arguments) and ends it when standard input closes, which it does when the launcher is gone,
 * however that came about. Our services get two seconds to stop before their broker does.
 */
const GUARD = `
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
trap 'kill -TERM "$server" 2>/dev/null' TERM
(
  trap - TERM
  while read -r nothing <&3; do :; done
  sleep 2
  kill -TERM "$server"
  tries=0
  while kill -0 "$server" && [ "$tries" -lt 10 ]; do sleep 1; tries=$((tries + 1)); done
  kill -KILL "$server"
) 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"
code=$?
while kill -0 "$server" 2>/dev/null; do wait "$server"; code=$?; done
kill "$watch" 2>/dev/null
wait "$watch" 2>/dev/null
exit "$code"
`;

/** Starts a server that does not outlive this process, in a process group of its own: a Ctrl-C is for us to handle. */
export function guardedServer(file: string, args: readonly string[]): ProcessHandle {
  const child = spawn('sh', ['-c', GUARD, 'guard', file, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let lastWords = '';
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords = chunk.toString('utf8').trim().split('\n').at(-1) ?? lastWords;
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, lastWords: error.message }));
    child.once('exit', (code, signal) => resolve({ code, signal, lastWords }));
  });
  return { pid: child.pid ?? 0, exited, terminate: () => void child.kill('SIGTERM'), kill: () => killGroup(child.pid) };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
