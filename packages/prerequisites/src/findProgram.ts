import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** Absolute path of the first of these programs on PATH or in the further folders; null where there is none. */
export function findProgram(
  names: readonly string[],
  further: readonly string[] = [],
  path = process.env.PATH ?? '',
): string | null {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...further];
  for (const name of names) {
    if (isAbsolute(name) || name.includes('/')) {
      if (isExecutable(name)) return resolve(name);
      continue;
    }
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
