import { writeFileSync } from 'node:fs';
import { FailedRun } from '../launcherRun.js';
import { machine } from '../machine.js';
import { coursePlot } from './coursePlot.js';
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
  const { sizePixels, frames, targets, mode, out, plot } = request;
  const begun = { benchmark: 'wombat night', version: 2, startedAt: new Date().toISOString() } as const;
  try {
    const runs = await systemNight(launcher, request, say);
    const result: SystemResult = { ...begun, machine: machine(), sizePixels, frames, targets, mode, runs };
    if (out !== null) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    const last = runs.at(-1);
    if (plot !== null && last !== undefined) {
      const title = `${last.frames} lights of ${sizePixels} x ${sizePixels}, ${mode}: who did what when`;
      writeFileSync(plot, coursePlot(title, last.wallSeconds, last.course));
    }
    process.stdout.write(`${systemTables(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof FailedRun)) throw error;
    say(`wombat: ${error.message}`);
    return 1;
  }
}
