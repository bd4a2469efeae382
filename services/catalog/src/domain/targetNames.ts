import { nameCandidates } from '@wombat/aavso';
import type { TargetEntry } from './configuredTarget.js';

/**
 * The names to ask VSX for, in order: the configured one alone where there is one (the observer has decided), none
 * where coordinates are configured without a name, else those the folder's name may stand for.
 */
export function targetNames(folderName: string, configured: TargetEntry): string[] {
  if (configured.vsxName !== null) return [configured.vsxName];
  return configured.position === null ? nameCandidates(folderName) : [];
}
