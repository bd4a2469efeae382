import { readFileSync, writeFileSync } from 'node:fs';
import { fillPage } from '@wombat/bench/pages';
import { ok, type Result, refuse } from '@wombat/result';
import type { TrialResult } from './campaign.js';
import { faultTables } from './faultTables.js';

/** The name a page gives to the place of this table. */
const FIGURES = 'faults';

/** The table of several results; a seed that stands in two of them counts as the later one has it. */
export function showFaults({ from, page }: { from: readonly string[]; page: string | null }): Result<string> {
  const trials = new Map<string, TrialResult>();
  for (const path of from) {
    for (const trial of JSON.parse(readFileSync(path, 'utf8')) as TrialResult[])
      trials.set(`${trial.kind} ${trial.seed}`, trial);
  }
  const table = faultTables([...trials.values()]);
  if (page === null) return ok(table);
  const filled = fillPage(readFileSync(page, 'utf8'), FIGURES, table);
  if (!filled.ok) return refuse(`${page}: ${filled.fault.message}`);
  writeFileSync(page, filled.value);
  return ok(table);
}
