import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import { fillPage } from '../../plot/fillPage.js';
import type { Shown } from '../../plot/showResults.js';
import type { AccuracyResult } from '../accuracyResult.js';
import { accuracyPlots } from './accuracyPlots.js';
import { accuracyTables } from './accuracyTables.js';

/** The name a page gives to the place of these figures. */
const FIGURES = 'accuracy';

/**
 * Results of several runs as one: nights in pixels count together, of the kinds and of each part of the
 * trials the last that has some counts.
 */
export function showAccuracy({
  from,
  folder,
  page,
}: {
  from: readonly string[];
  folder: string | null;
  page: string | null;
}): Result<Shown> {
  const results: AccuracyResult[] = [];
  for (const path of from) {
    const result = readResult(path);
    if (typeof result === 'string') return refuse(`${path}: ${result}`);
    results.push(result);
  }
  const [first, ...others] = results;
  if (first === undefined) return refuse('no results are named');
  const together = others.reduce(added, first);
  const tables = `${accuracyTables(together)}\n`;
  const paths: string[] = [];
  if (page !== null) {
    const filled = fillPage(readFileSync(page, 'utf8'), FIGURES, tables);
    if (!filled.ok) return refuse(`${page}: ${filled.fault.message}`);
    writeFileSync(page, filled.value);
    paths.push(page);
  }
  if (folder !== null) paths.push(...draw(together, folder));
  return ok({ paths, tables });
}

function added(sum: AccuracyResult, next: AccuracyResult): AccuracyResult {
  return {
    ...next,
    kinds: next.kinds.length > 0 ? next.kinds : sum.kinds,
    trials: [...new Map([...(sum.trials ?? []), ...(next.trials ?? [])].map((one) => [one.part, one])).values()],
    pixels: [...new Map([...sum.pixels, ...next.pixels].map((one) => [`${one.seed} ${one.band}`, one])).values()],
  };
}

function draw(result: AccuracyResult, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return accuracyPlots(result).map(({ name, svg }) => {
    const path = join(folder, `${name}.svg`);
    writeFileSync(path, svg);
    return path;
  });
}

function readResult(path: string): AccuracyResult | string {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isResult(content) ? content : 'no result of ./wombat bench accuracy';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Its own mark; what bears it was written by this program. */
function isResult(content: unknown): content is AccuracyResult {
  if (typeof content !== 'object' || content === null) return false;
  return (
    'benchmark' in content && content.benchmark === 'wombat accuracy' && 'version' in content && content.version === 1
  );
}
