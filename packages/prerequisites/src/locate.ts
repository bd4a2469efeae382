import { existsSync } from 'node:fs';
import { findProgram } from './findProgram.js';
import type { Prerequisite } from './prerequisite.js';
import { prerequisite, prerequisiteList } from './readList.js';

/** Absolute path of the program or file that proves a prerequisite is there; null where there is none. */
export function locate(name: string): string | null {
  return locateOne(prerequisite(name), { places: prerequisiteList().places, path: process.env.PATH ?? '' });
}

export function locateOne(
  { programs, files }: Prerequisite,
  { places, path }: { places: readonly string[]; path: string },
): string | null {
  return findProgram(programs, places, path) ?? files.find((file) => existsSync(file)) ?? null;
}

/** One sentence for where a prerequisite is not there, with the command that brings it. */
export function notFound(name: string): string {
  const { programs, files, debian, macos } = prerequisite(name);
  const elsewhere = macos === null ? '' : ` (macOS: ${macos})`;
  return `${[...programs, ...files][0]} not found: apt-get install ${debian.join(' ')}${elsewhere}`;
}
