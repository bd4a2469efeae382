import { accessSync, constants, mkdirSync, opendirSync, statSync } from 'node:fs';
import { messageOf } from '@wombat/service-kit/environment';

/** One sentence about what is wrong with the data folder; null where it can be used. */
export function dataFolderProblem(data: string, options: { mayBeEmpty: boolean }): string | null {
  const stat = statSync(data, { throwIfNoEntry: false });
  if (stat === undefined)
    return `the data folder ${data} does not exist: name the folder that holds one folder per night with --data`;
  if (!stat.isDirectory())
    return `the data folder ${data} is a file: name the folder that holds one folder per night with --data`;
  try {
    accessSync(data, constants.R_OK | constants.X_OK);
    if (!options.mayBeEmpty && isEmpty(data))
      return `the data folder ${data} is empty: it should hold one folder per night, such as 20260131/Light/<target>`;
  } catch {
    return `the data folder ${data} cannot be read by this user: change its permissions, or run as the user it belongs to`;
  }
  return null;
}

/** Makes the home where it is missing; one sentence where it cannot be written. */
export function homeProblem(home: string): string | null {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `the home ${home} cannot be written (${messageOf(error)}): name another with --home, or change its permissions`;
  }
}

/** Names beginning with a dot (.DS_Store ...) are nothing. */
function isEmpty(folder: string): boolean {
  const entries = opendirSync(folder);
  try {
    for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
      if (!entry.name.startsWith('.')) return false;
    }
    return true;
  } finally {
    entries.closeSync();
  }
}
