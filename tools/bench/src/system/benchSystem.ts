import { writeFileSync } from 'node:fs';
import { FailedRun } from '../launcherRun.js';
import { machine } from '../machine.js';
import { systemNight } from './systemNight.js';
import { SYSTEM_HELP, systemRequest } from './systemRequest.js';
import type { SystemResult } from './systemResult.js';
import { systemTables } from './systemTables.js';

/** `bench night`: a night through the whole system. `say` is told of the progress; returns the exit code. */
export async function benchSystem(
  launcher: string,
  words: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const parsed = systemRequest(words);
  if (!parsed.ok) {
    say(`wombat: ${parsed.fault.message}`);
    return 1;
  }
  const request = parsed.value;
  if (request.kind === 'help') {
    process.stdout.write(`${SYSTEM_HELP}\n`);
    return 0;
  }
  const { sizePixels, frames, targets, mode, out } = request;
  const begun = { benchmark: 'wombat night', version: 1, startedAt: new Date().toISOString() } as const;
  try {
    const runs = await systemNight(launcher, request, say);
    const result: SystemResult = { ...begun, machine: machine(), sizePixels, frames, targets, mode, runs };
    if (out !== null) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    process.stdout.write(`${systemTables(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof FailedRun)) throw error;
    say(`wombat: ${error.message}`);
    return 1;
  }
}
