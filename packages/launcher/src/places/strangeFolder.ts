import { readdirSync, statSync } from 'node:fs';
import { faultOf } from './fileFault.js';

/** What our programs put into a home before anything else; each of them one of these at least. */
const MARKS = ['id', 'secret', 'lock', 'run', 'journal', 'broker', 'logs', 'keys', 'restoring', 'wombatpipeline.db'];

/**
 * One sentence where something else is kept in what was named as a home; null for a home, for a folder that may become
 * one, empty or not there yet, and where it cannot be told.
 */
export function strangeFolderProblem(home: string): string | null {
  const isFile = statSync(home, { throwIfNoEntry: false })?.isFile() ?? false;
  const names = isFile ? [] : namesIn(home);
  if (!isFile && (names.length === 0 || names.some((name) => MARKS.includes(name)))) return null;
  return `${home} is no home of wombatpipeline: name with --home the one that \`up\` or \`run --once\` had, by itself .wombat in the folder where they were started`;
}

function namesIn(folder: string): string[] {
  let names: string[] = [];
  faultOf(() => {
    names = readdirSync(folder);
  });
  return names;
}
