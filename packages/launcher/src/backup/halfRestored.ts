import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the backup that is being put into this home; there until that is done. */
export function restoringFile(home: string): string {
  return join(home, 'restoring');
}

/** A sentence where a backup is in this home in part alone; null where it is not. */
export function halfRestored(home: string): string | null {
  const file = restoringFile(home);
  if (!existsSync(file)) return null;
  return `a backup is in the home ${home} in part alone: ./wombat restore ${readFileSync(file, 'utf8').trim()} goes on with it`;
}
