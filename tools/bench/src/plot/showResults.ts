import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '@wombat/result';
import type { BenchResult, Figure } from '../benchResult.js';
import { figureTable } from './figureTable.js';
import { fillPage } from './fillPage.js';
import { logPlot } from './logPlot.js';
import { scalingPlots } from './scalingPlots.js';

/** What is done with results of `bench`. */
export interface Showing {
  readonly from: readonly string[];
  /** Plots go into this folder; null: none are drawn. */
  readonly folder: string | null;
  /** Tables go into this page; null: into none. */
  readonly page: string | null;
}

/** Files that were written, and all tables. */
export interface Shown {
  readonly paths: readonly string[];
  readonly tables: string;
}

/** Draws results and fills a page with their tables; of a figure that is there twice the later file's is drawn. */
export function showResults({ from, folder, page }: Showing): Result<Shown> {
  const results: BenchResult[] = [];
  for (const path of from) {
    const result = readResult(path);
    if (typeof result === 'string') return refuse(`${path}: ${result}`);
    results.push(result);
  }
  const conditions = new Set(results.map(({ cold, sync, machine }) => `${cold} ${sync} ${machine.cores}`));
  if (folder !== null && conditions.size > 1)
    return refuse('results that differ in --cold, --sync or the number of cores do not make one line: draw them apart');
  const tables = results.map(figureTable);
  const filled = page === null ? null : pageWith(page, from, tables);
  if (filled?.ok === false) return refuse(`${page}: ${filled.fault.message}`);
  const drawn = folder === null ? [] : draw(results, folder);
  if (page === null || filled === null) return ok({ paths: drawn, tables: tables.join('\n') });
  writeFileSync(page, filled.value);
  return ok({ paths: [...drawn, page], tables: tables.join('\n') });
}

function draw(results: readonly BenchResult[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return scalingPlots(latest(results)).map(({ name, plot }) => {
    const path = join(folder, `${name}.svg`);
    writeFileSync(path, logPlot(plot));
    return path;
  });
}

function pageWith(page: string, from: readonly string[], tables: readonly string[]): Result<string> {
  let text = readFileSync(page, 'utf8');
  for (const [index, path] of from.entries()) {
    const filled = fillPage(text, basename(path), tables[index] ?? '');
    if (!filled.ok) return filled;
    text = filled.value;
  }
  return ok(text);
}

function latest(results: readonly BenchResult[]): Figure[] {
  const figures = results.flatMap((result) => result.figures);
  return [...new Map(figures.map((figure) => [`${figure.stage} ${figure.size} ${figure.frames}`, figure])).values()];
}

function readResult(path: string): BenchResult | string {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isResult(content) ? content : 'no result of ./wombat bench';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Its own mark; what bears it was written by this program. */
function isResult(content: unknown): content is BenchResult {
  if (typeof content !== 'object' || content === null) return false;
  return 'benchmark' in content && content.benchmark === 'wombat' && 'version' in content && content.version === 1;
}
