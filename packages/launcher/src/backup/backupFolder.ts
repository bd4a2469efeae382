import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { CopiedMessage } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { SOFTWARE } from '@wombat/service-kit/software';
import { newerIn } from '@wombat/service-kit/written-by';

/** `backup.json` of a backup: written last, so that what has none is none. */
export interface BackupNote {
  /** Of the way backups are laid out. */
  format: 1;
  software: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Messages of the log. */
  events: number;
  frames: number;
}

export const NOTE = 'backup.json';
/** One line of JSON for every message of the log. */
const LOG = 'log.ndjson.gz';

/** Writes the messages to the file of a backup, onto the disk; how many of each stream there were. */
export async function writeLogFile(folder: string, messages: AsyncIterable<CopiedMessage>) {
  const counts = { events: 0, frames: 0 };
  async function* lines() {
    for await (const message of messages) {
      counts[message.stream]++;
      yield `${JSON.stringify(message)}\n`;
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip({ level: 1 }),
    createWriteStream(join(folder, LOG), { flush: true }),
  );
  return counts;
}

export async function* readLogFile(folder: string): AsyncGenerator<CopiedMessage> {
  const input = createReadStream(join(folder, LOG)).pipe(createGunzip());
  for await (const line of createInterface({ input })) yield JSON.parse(line) as CopiedMessage;
}

/** A fault where the folder is no backup, or one of a newer program. */
export function readNote(folder: string): Result<BackupNote> {
  try {
    const note = JSON.parse(readFileSync(join(folder, NOTE), 'utf8')) as BackupNote;
    if (note.format === 1) return ok(note);
    return refuse(`the backup ${folder} was made by a newer program (${note.software}): use that one`);
  } catch (error) {
    return refuse(`${folder} holds no backup: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A sentence where the log of a backup holds what this program cannot read. */
export function newerBackupProblem(folder: string): string | null {
  const newer = newerIn(join(folder, 'home'));
  if (newer === null) return null;
  return `the backup ${folder} is of a newer program (${newer.software}), whose events this one (${SOFTWARE}) cannot read (${newer.events}): use that one`;
}
