import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { locate, notFound } from '@wombat/prerequisites';

export { describeUnless, itUnless, type Obstacle } from './unless.js';

/**
 * Real frames and reference numbers that are not part of the project live in a folder named `shared` beside the
 * checkout. Tests that need them ask here, and say loudly when they are not there.
 */
const ROOT = process.env.WOMBAT_SHARED ?? fileURLToPath(new URL('../../../../shared/', import.meta.url));

/** Absolute path of a file or folder of the shared data, whether it exists or not. */
export function sharedPath(relative: string): string {
  return `${ROOT.replace(/\/$/, '')}/${relative}`;
}

/** For `itUnless`: false where the data is there, else the sentence that says why the test does not run. */
export function skipWithout(relative: string): string | false {
  const path = sharedPath(relative);
  return existsSync(path) ? false : `NOT RUN: shared data ${relative} is not beside the checkout`;
}

/** For `itUnless`: false where this prerequisite is there, else the sentence that says why the test does not run. */
export function skipWithoutPrerequisite(name: string): string | false {
  return locate(name) === null ? `NOT RUN: ${notFound(name)}` : false;
}
