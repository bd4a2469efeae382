import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeCopied } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import type { Request } from '../arguments.js';
import { withBroker } from '../broker/withBroker.js';
import { readPlaces } from '../places/readPlaces.js';
import { complain } from '../report/complain.js';
import { type BackupNote, newerBackupProblem, readLogFile, readNote } from './backupFolder.js';
import { restoringFile } from './halfRestored.js';
import { putIntoHome } from './homeFiles.js';

/** What is in a home that was ever used. */
const USED = ['journal', 'db', 'broker'];

/**
 * `restore FOLDER`: puts a backup into a home that was never used. Cut short, it goes on where it was when it is asked
 * again; until then nothing starts in that home.
 */
export async function restore(request: Request): Promise<number> {
  const read = readPlaces(request, process.env);
  if (!read.ok) return complain(read.fault.sentences);
  const folder = resolve(request.words[0] ?? '');
  const note = readNote(folder);
  if (!note.ok) return complain([note.fault.message]);
  const newer = newerBackupProblem(folder);
  if (newer !== null) return complain([newer]);
  const { home } = read.value;
  const mark = restoringFile(home);
  if (!existsSync(mark) && USED.some((name) => existsSync(join(home, name))))
    return complain([`the home ${home} is in use: name one that was never used with --home`]);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(mark, `${folder}\n`);
  const done = await withBroker(read.value, 'restore', async (broker): Promise<Result<BackupNote>> => {
    const written = await writeCopied(broker, readLogFile(folder));
    if (!written.ok) return written;
    const { events, frames } = note.value;
    if (written.value.events !== events || written.value.frames !== frames)
      return refuse(`the backup ${folder} is damaged: its log holds less than it should`);
    putIntoHome(folder, home);
    return ok(note.value);
  });
  const result = done.ok ? done.value : done;
  if (!result.ok) return complain([result.fault.message]);
  rmSync(mark);
  const { events, frames, at } = result.value;
  process.stdout.write(`${home}: ${events} events and ${frames} facts of frames, as of ${at}\n`);
  return 0;
}
