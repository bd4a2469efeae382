import { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { faultOf } from './fileFault.js';
import { homeId, makeHomeId } from './homeId.js';

/** Whose products lie in a data folder: kept there for good, and written so that a person can read it. */
interface DataHome {
  id: string;
  /** Where that home was when it last worked here. */
  home: string;
  computer: string;
  /** ISO 8601, UTC. */
  since: string;
}

type Kept = DataHome | 'nobody' | 'unreadable';

/**
 * A sentence where the data folder is another home's. Two homes that reduce one folder, be it one after the other,
 * write other masters and magnitudes under the names that the first one's log tells of. Where nothing can be written,
 * nothing can be written over.
 */
export function dataHomeProblem(data: string, home: string): string | null {
  const kept = readKept(data);
  if (kept === 'nobody' || !isWritable(data)) return null;
  const path = fileOf(data);
  if (kept === 'unreadable')
    return `${path}, which tells whose the products in the data folder are, cannot be read: make it readable, or delete it where they are those of the home ${home}`;
  if (isOf(kept, home)) return null;
  const where = kept.computer === hostname() ? kept.home : `${kept.home} of the computer ${kept.computer}`;
  return `the data folder ${data} belongs to the home ${where} (since ${kept.since}), and the home ${home} would write over its products: use that home (--home), give this one a data folder of its own, or delete ${path} for this one to take the folder over`;
}

/**
 * Writes into a data folder that no other home has (`dataHomeProblem`) whose it is, where it was nobody's or the home
 * was moved. Where that cannot be written, the next start tries again.
 */
export function keepDataHome(data: string, home: string, now: Date): void {
  const kept = readKept(data);
  const id = makeHomeId(home);
  const since = typeof kept === 'object' && kept.id === id ? kept.since : now.toISOString();
  const own: DataHome = { id, home, computer: hostname(), since };
  if (JSON.stringify(kept) === JSON.stringify(own)) return;
  const part = `${fileOf(data)}.part`;
  const fault = faultOf(() => {
    writeFileSync(part, `${JSON.stringify(own, null, 1)}\n`);
    renameSync(part, fileOf(data));
  });
  if (fault !== null) faultOf(() => rmSync(part, { force: true }));
}

/** By its id; and a home that was deleted is followed by one in its place. */
function isOf({ id, home, computer }: DataHome, asking: string): boolean {
  return id === homeId(asking) || (home === asking && computer === hostname());
}

function isWritable(folder: string): boolean {
  return faultOf(() => accessSync(folder, constants.W_OK)) === null;
}

function readKept(data: string): Kept {
  let text = '';
  const fault = faultOf(() => {
    text = readFileSync(fileOf(data), 'utf8');
  });
  if (fault === 'ENOENT') return 'nobody';
  if (fault !== null) return 'unreadable';
  try {
    const { id, home, computer, since } = JSON.parse(text) as Partial<DataHome>;
    const words = [id, home, computer, since];
    if (!words.every((word) => typeof word === 'string' && word !== '')) return 'unreadable';
    return { id: String(id), home: String(home), computer: String(computer), since: String(since) };
  } catch {
    return 'unreadable';
  }
}

function fileOf(data: string): string {
  return join(data, '.wombat-home');
}
