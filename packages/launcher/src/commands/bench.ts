import { realpathSync } from 'node:fs';
import type { Request } from '../arguments.js';
import { runTool } from './runTool.js';

/**
 * `bench`: times the launcher's own commands on frames it writes, and draws what was measured; the tool reads its own
 * options.
 */
export function bench({ words }: Request): Promise<number> {
  return runTool('bench', [realpathSync(process.argv[1] ?? ''), ...words]);
}
