import type { Request } from '../arguments.js';
import { runTool } from './runTool.js';

/** `stardb`: builds a star database for ASTAP from stars that are on this computer; the tool reads its own options. */
export function stardb({ words }: Request): Promise<number> {
  return runTool('stardb', words);
}
