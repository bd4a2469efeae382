import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventVersions, KNOWN_VERSIONS, newerVersions, newestVersions } from '@wombat/eventlog/known-versions';
import { SOFTWARE } from '../software.js';

/** `<home>/written-by.json`: the newest program whose services ran here, and what it writes into the log. */
export interface WrittenBy {
  software: string;
  events: EventVersions;
}

/** What helps wherever a newer program was here. */
export const BACK_TO_NEWER =
  'start the newer program again, or put a backup made before it into a new home (./wombat restore FOLDER --home HOME)';

/** The newer program that was at work in this home, with what of its events this one cannot read; null: none was. */
export function newerIn(home: string): { software: string; events: string } | null {
  const written = read(home);
  const events = newerVersions(written?.events ?? {});
  return written === null || events.length === 0 ? null : { software: written.software, events: events.join('; ') };
}

/** A sentence where a newer program was at work in this home. */
export function newerHomeProblem(home: string): string | null {
  const newer = newerIn(home);
  if (newer === null) return null;
  return `a newer program (${newer.software}) was at work in the home ${home}, whose events this one (${SOFTWARE}) cannot read (${newer.events}): ${BACK_TO_NEWER}`;
}

/** Puts down that this program is at work here, beside what newer ones have put down. */
export function keepWrittenBy(home: string): void {
  const before = read(home)?.events ?? {};
  const events = newestVersions(before, KNOWN_VERSIONS);
  if (Object.entries(events).every(([type, version]) => before[type] === version)) return;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const part = `${fileOf(home)}.${process.pid}`;
  const note: WrittenBy = { software: SOFTWARE, events };
  writeFileSync(part, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  renameSync(part, fileOf(home));
}

/** Null where no service ran here since there is such a file. */
function read(home: string): WrittenBy | null {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as WrittenBy;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function fileOf(home: string): string {
  return join(home, 'written-by.json');
}
