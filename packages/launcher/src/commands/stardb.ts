import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Request } from '../arguments.js';
import { projectRoot } from '../places/projectRoot.js';

/** `stardb`: builds a star database for ASTAP from stars that are on this computer; the tool reads its own options. */
export function stardb({ words }: Request): Promise<number> {
  const tool = join(projectRoot, 'tools/stardb/dist/main.js');
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [tool, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', failed);
    child.once('close', (code) => done(code ?? 1));
  });
}
