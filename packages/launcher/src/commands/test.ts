import type { Request } from '../arguments.js';
import { complain } from '../report/complain.js';
import { runChecks } from '../testing/runChecks.js';
import { KINDS, runSpecs } from '../testing/runSpecs.js';
import { addTotals, exitCodeOf, type Totals, totalsLine } from '../testing/totals.js';

/**
 * `test [unit|int|e2e]`: all tests of the tree, whatever fails on the way; without a kind also the checks of format and
 * contracts.
 */
export async function test(request: Request): Promise<number> {
  const wanted = request.words[0];
  const kinds = KINDS.filter((kind) => wanted === undefined || kind === wanted);
  if (kinds.length === 0) return complain([`no tests of the kind '${wanted}': the kinds are ${KINDS.join(', ')}`]);
  const parts: Totals[] = wanted === undefined ? [runChecks(say)] : [];
  if (wanted === undefined) say(`checks: ${totalsLine(addTotals(parts))}`);
  let suites = 0;
  for (const kind of kinds) {
    const totals = await runSpecs(kind, say);
    say(`${kind}: ${totalsLine(totals)} in ${totals.suites} suites`);
    suites += totals.suites;
    parts.push(totals);
  }
  const sum = addTotals(parts);
  say(`all: ${sum.passed + sum.failed + sum.skipped} tests and checks, ${suites} suites`);
  say(totalsLine(sum));
  return exitCodeOf(sum);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
