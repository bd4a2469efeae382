import { hostname } from 'node:os';
import type { RunFile } from '@wombat/service-kit/run-file';
import { isAlive } from '../places/livingProcess.js';

/** Whether a service runs on another computer, or in another container, which share this home. */
export function isElsewhere({ host }: Pick<RunFile, 'host'>): boolean {
  return host !== undefined && host !== hostname();
}

/** Process ids tell of this computer alone: a service elsewhere is to be asked. */
export function mayLive(file: Pick<RunFile, 'host' | 'pid'>): boolean {
  return isElsewhere(file) || isAlive(file.pid);
}
