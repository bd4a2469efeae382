import { writeFileSync } from 'node:fs';
import { FailedRun } from '../launcherRun.js';
import { machine } from '../machine.js';
import { ACCURACY_HELP, type AccuracyRequest, accuracyRequest } from './accuracyRequest.js';
import type { AccuracyResult, PixelFigures, TrialPart } from './accuracyResult.js';
import { catalogueKinds } from './catalogueKinds.js';
import { pixelNight } from './pixels/pixelNight.js';
import { accuracyTables } from './show/accuracyTables.js';
import { showAccuracy } from './show/showAccuracy.js';
import { trialParts } from './trialParts.js';

/** `bench accuracy`: simulated nights against their truth. `say` is told of the progress; returns the exit code. */
export async function benchAccuracy(
  launcher: string,
  words: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const parsed = accuracyRequest(words);
  if (!parsed.ok) return complain(parsed.fault.message, say);
  const request = parsed.value;
  if (request.kind === 'help') {
    process.stdout.write(`${ACCURACY_HELP}\n`);
    return 0;
  }
  if (request.kind === 'show') {
    const shown = showAccuracy(request);
    if (!shown.ok) return complain(shown.fault.message, say);
    for (const path of shown.value.paths) say(`written: ${path}`);
    process.stdout.write(shown.value.tables);
    return 0;
  }
  return measure(launcher, request, say);
}

async function measure(
  launcher: string,
  { nights, seeds, trials: trialSeeds, part, out }: AccuracyRequest,
  say: (text: string) => void,
): Promise<number> {
  const begun = { benchmark: 'wombat accuracy', version: 1, startedAt: new Date().toISOString() } as const;
  const pixels: PixelFigures[] = [];
  try {
    const kinds = nights === 0 ? [] : await catalogueKinds(nights, ({ kind, band }) => say(`${kind}, ${band}`));
    for (const seed of seeds) {
      say(`night ${seed} in pixels`);
      pixels.push(...(await pixelNight(launcher, seed)));
    }
    const trials = trialSeeds === 0 ? [] : await trialParts(trialSeeds, part, (told) => say(partSaid(told)));
    const result: AccuracyResult = { ...begun, machine: machine(), kinds, pixels, trials };
    if (out !== null) writeFileSync(out, `${JSON.stringify(result, null, 1)}\n`);
    process.stdout.write(`${accuracyTables(result)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof FailedRun) return complain(error.message, say);
    throw error;
  }
}

function partSaid({ part, cpuSeconds }: TrialPart): string {
  return `${part}: ${cpuSeconds.toFixed(0)} s of the processor`;
}

function complain(problem: string, say: (text: string) => void): 1 {
  say(`wombat: ${problem}`);
  return 1;
}
