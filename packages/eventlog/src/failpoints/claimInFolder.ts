import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from './failPoint.js';

/** Each point once in this folder, by a file of its name; the file says where it happened: program, process, action. */
export function claimInFolder(folder: string, program: string): Claim {
  return ({ point, action }) => {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(join(folder, point), `${program} ${process.pid} ${action}\n`, { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  };
}
