import type { Request } from '../arguments.js';
import { complain } from '../report/complain.js';
import { runChecks } from '../testing/runChecks.js';
import { runSpecs } from '../testing/runSpecs.js';
import { KINDS, type Kind, specFiles } from '../testing/specFiles.js';
import { addTotals, exitCodeOf, type Totals, totalsLine } from '../testing/totals.js';

/** Unit and integration specs share two cores; a whole system wants them for itself. */
const CONCURRENCY: Record<Kind, number> = { unit: 2, int: 2, e2e: 1 };

/** `test [unit|int|e2e]`: all tests of the tree, whatever fails on the way; without a kind also the checks of format and contracts. */
export async function test(request: Request): Promise<number> {
  const wanted = request.words[0];
  const kinds = KINDS.filter((kind) => wanted === undefined || kind === wanted);
  if (kinds.length === 0) return complain([`no tests of the kind '${wanted}': the kinds are ${KINDS.join(', ')}`]);
  const parts: Totals[] = wanted === undefined ? [runChecks(say)] : [];
  if (wanted === undefined) say(`checks: ${totalsLine(addTotals(parts))}`);
  for (const kind of kinds) {
    const files = specFiles(kind);
    const totals = await runSpecs({ files, concurrency: CONCURRENCY[kind], say });
    say(`${kind}: ${totalsLine(totals)} in ${files.length} files`);
    parts.push(totals);
  }
  const sum = addTotals(parts);
  say(totalsLine(sum));
  return exitCodeOf(sum);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
