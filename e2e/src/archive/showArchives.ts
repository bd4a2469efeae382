import { readFileSync, writeFileSync } from 'node:fs';
import { fillPage } from '@wombat/bench/pages';
import { ok, type Result, refuse } from '@wombat/result';
import { archiveBars } from './archiveBars.js';
import type { ArchiveResult } from './archiveResult.js';
import { archiveTables } from './archiveTables.js';

/** The name a page gives to the place of this table. */
const FIGURES = 'archive';

/** The table of several results, beside each other, and the bars beside the last of them. */
export function showArchives({ from, page }: { from: readonly string[]; page: string | null }): Result<string> {
  const results = from.map((path) => JSON.parse(readFileSync(path, 'utf8')) as ArchiveResult);
  const table = [archiveTables(results), ...results.slice(-1).map(archiveBars)].join('\n');
  if (page === null) return ok(table);
  const filled = fillPage(readFileSync(page, 'utf8'), FIGURES, table);
  if (!filled.ok) return refuse(`${page}: ${filled.fault.message}`);
  writeFileSync(page, filled.value);
  return ok(table);
}
