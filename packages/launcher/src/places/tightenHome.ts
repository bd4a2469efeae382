import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './fileFault.js';

/** Folders of a home that hold what was decided, and what programs said. */
const FOLDERS = ['logs', 'db', 'journal'];
const LEDGER = /^wombatpipeline\.db/;

const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Takes from other users of the computer what an older version let them read: the home, its logs, tables and journals.
 * A sentence for each that is not ours to change. A folder that many write into, as /tmp, is no home of ours alone.
 */
export function tightenHome(home: string): string[] {
  return openToOthers(home).flatMap((open) => {
    const advice = `${open.path} can be read by other users of this computer: chmod ${open.wanted} it where that is not meant`;
    if (!open.isOurs) return [advice];
    return faultOf(() => chmodSync(open.path, Number.parseInt(open.wanted, 8))) === null ? [] : [advice];
  });
}

/** What others than its owner may read of a home, its logs, tables and journals, or write to. */
export interface OpenToOthers {
  path: string;
  /** As chmod takes it. */
  wanted: string;
  /** Whether the next start takes it from them. */
  isOurs: boolean;
}

export function openToOthers(home: string): OpenToOthers[] {
  const files = readdirSync(home).filter((name) => LEDGER.test(name));
  const within = FOLDERS.flatMap((name) => folderAndFiles(join(home, name)));
  return [home, ...files.map((name) => join(home, name)), ...within].flatMap(opened);
}

/** Nothing where there is no such folder yet. */
function folderAndFiles(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return [folder, ...readdirSync(folder).map((name) => join(folder, name))];
}

function opened(path: string): OpenToOthers[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || (stat.mode & OTHERS) === 0) return [];
  const isOurs = (stat.mode & STICKY) === 0 && stat.uid === process.getuid?.();
  return [{ path, wanted: (stat.mode & 0o700).toString(8), isOurs }];
}
