import { printable } from '@wombat/service-kit/words';

/** One plain line each on standard error; returns the exit code of a failure of ours. */
export function complain(problems: readonly string[]): 1 {
  for (const problem of problems) process.stderr.write(`wombat: ${problem.split('\n').map(printable).join('\n')}\n`);
  return 1;
}
