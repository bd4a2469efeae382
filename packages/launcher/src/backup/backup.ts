import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Broker } from '@wombat/eventlog/broker';
import { COPIED_STREAMS, copiedMessages } from '@wombat/eventlog/healing';
import { SOFTWARE } from '@wombat/service-kit/software';
import type { Request } from '../arguments.js';
import { withBroker } from '../broker/withBroker.js';
import { readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';
import { type BackupNote, NOTE, writeLogFile } from './backupFolder.js';
import { copyHome } from './homeFiles.js';

/**
 * `backup FOLDER`: event log, journals and people of a home, also while it runs. It comes to stand under its name when
 * it is whole.
 */
export async function backup(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const folder = resolve(request.words[0] ?? '');
  if (existsSync(folder)) return complain([`${folder} is there already: name a folder that is not`]);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const { home } = read.value;
  const done = await withBroker(read.value, 'backup', (broker) => fill(part, home, broker));
  if (!done.ok) return complain([done.fault.message]);
  renameSync(part, folder);
  const { events, frames } = done.value;
  process.stdout.write(`${folder}: ${events} events and ${frames} facts of frames\n`);
  return 0;
}

/** The log first: journals may be ahead of it, and give back at a start what it lacks, but not the other way round. */
async function fill(folder: string, home: string, broker: Broker): Promise<BackupNote> {
  const at = new Date().toISOString();
  const counts = await writeLogFile(folder, allOf(broker));
  await copyHome(home, folder);
  const note: BackupNote = { format: 1, software: SOFTWARE, at, ...counts };
  writeFileSync(join(folder, NOTE), `${JSON.stringify(note, null, 1)}\n`);
  return note;
}

async function* allOf(broker: Broker) {
  for (const stream of COPIED_STREAMS) yield* copiedMessages(broker, stream);
}
