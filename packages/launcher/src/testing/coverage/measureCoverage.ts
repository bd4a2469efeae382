import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../places/projectRoot.js';
import { coverageTable } from './coverageTable.js';

const FOLDER = join(PROJECT_ROOT, 'coverage');
const C8 = join(PROJECT_ROOT, 'node_modules/c8/bin/c8.js');

/**
 * The environment of processes that note what of their code they run, and a way to what they noted, once they have
 * ended.
 */
export function measureCoverage(): { environment: NodeJS.ProcessEnv; table: () => string[] } {
  rmSync(FOLDER, { recursive: true, force: true });
  return {
    // Functions out of the cache of what was compiled are not counted well.
    environment: { ...process.env, NODE_V8_COVERAGE: join(FOLDER, 'tmp'), NODE_DISABLE_COMPILE_CACHE: '1' },
    table: () => {
      const { status, stderr } = spawnSync(process.execPath, [C8, 'report'], { cwd: PROJECT_ROOT, encoding: 'utf8' });
      return status === 0 ? coverageTable() : [`the coverage could not be told: ${stderr}`];
    },
  };
}
