import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_ROOT } from '../../places/projectRoot.js';
import { alignTable } from '../../report/alignTable.js';
import { type Coverage, coverageRows, packageCoverage } from './packageCoverage.js';

/** The table of what c8 wrote to `coverage/`. */
export function coverageTable(): string[] {
  const summary: Record<string, Coverage> = JSON.parse(
    readFileSync(join(PROJECT_ROOT, 'coverage/coverage-summary.json'), 'utf8'),
  );
  const files = Object.entries(summary)
    .filter(([path]) => path !== 'total')
    .map(([path, coverage]): [string, Coverage] => [relative(PROJECT_ROOT, path), coverage])
    .filter(([path]) => doesSomething(path));
  return alignTable(coverageRows(packageCoverage(new Map(files))));
}

/**
 * Not so a file of types, or one that only exports on what others hold: nothing of it can be run, and c8 calls all of
 * it missed.
 */
function doesSomething(source: string): boolean {
  const built = join(PROJECT_ROOT, source.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  if (!existsSync(built)) return false;
  const code = readFileSync(built, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\/\/.*$/gm, '')
    .replace(/^(?:import|export)\b[^;'"]*(?:from\s*)?(?:['"][^'"]*['"])?;$/gm, '');
  return code.trim() !== '';
}
