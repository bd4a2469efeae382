import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseList } from './parseList.js';
import type { Prerequisite, PrerequisiteList } from './prerequisite.js';

let list: PrerequisiteList | null = null;

/** The list of this checkout, `prerequisites.txt`. */
export function prerequisiteList(): PrerequisiteList {
  list ??= parseList(readFileSync(listFile(), 'utf8'));
  return list;
}

/** @throws Error where the list has none of this name */
export function prerequisite(name: string): Prerequisite {
  const found = prerequisiteList().prerequisites.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no prerequisite is named '${name}'`);
  return found;
}

/** The file that proves a prerequisite is there. @throws Error where it is no data */
export function prerequisiteFile(name: string): string {
  const [file] = prerequisite(name).files;
  if (file === undefined) throw new Error(`${name} is proven by no file`);
  return file;
}

/** By the package's name, as this file may stand in a bundle. */
function listFile(): string {
  return createRequire(import.meta.url).resolve('@wombat/prerequisites/prerequisites.txt');
}
