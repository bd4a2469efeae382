import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchResult, Figure } from '../benchResult.js';
import { figureTable } from './figureTable.js';
import { logPlot } from './logPlot.js';
import { scalingPlots } from './scalingPlots.js';

export type Drawn = { ok: true; paths: string[]; tables: string } | { ok: false; problem: string };

/** Draws results of `bench` into a folder and gives their tables; of a figure that is there twice the later file's is drawn. */
export function drawScaling(from: readonly string[], folder: string): Drawn {
  const results: BenchResult[] = [];
  for (const path of from) {
    const result = readResult(path);
    if (typeof result === 'string') return { ok: false, problem: `${path}: ${result}` };
    results.push(result);
  }
  const conditions = new Set(results.map(({ cold, machine }) => `${cold} ${machine.cores}`));
  if (conditions.size > 1)
    return {
      ok: false,
      problem: 'cold and warm runs, or runs on more and on fewer cores, do not make one line: draw them apart',
    };
  const plots = scalingPlots(latest(results));
  const tables = results.map(figureTable).join('\n');
  if (plots.length > 0) mkdirSync(folder, { recursive: true });
  const paths = plots.map(({ name, plot }) => {
    const path = join(folder, `${name}.svg`);
    writeFileSync(path, logPlot(plot));
    return path;
  });
  return { ok: true, paths, tables };
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
