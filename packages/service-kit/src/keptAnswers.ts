import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '@wombat/fits/replace-file';
import { sweepTemporaries } from '@wombat/fits/temporary-file';
import type { KeptAnswer } from '@wombat/proto';
import { type Fault, ok, type Result, refuse } from '@wombat/result';

/**
 * An eighth of the 1 MiB that a nats-server takes where nobody has told it of more: two answers, and the list of stars
 * that is made of them, are to fit into one event.
 */
export const MOST_BYTES_IN_EVENT = 128 * 1024;

/** Below the home; a file by its SHA-256 is written once and never changed. */
const FOLDER = 'answers';

/** An answer from outside as an event has it: as it came, or, where it is large, by the file that holds it. */
export interface ToldAnswer {
  /** '' of one that is kept, and where there was none. */
  text: string;
  kept: KeptAnswer | undefined;
}

/** Keeps a large answer, on the disk before any event names it. */
export async function tellAnswer(home: string, text: string): Promise<ToldAnswer> {
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES_IN_EVENT) return { text, kept: undefined };
  const kept = { sha256: sha256Of(bytes), bytes: bytes.length };
  if (!readKept(home, kept).ok) await write(join(home, FOLDER), kept.sha256, bytes);
  return { text: '', kept };
}

/** The answer as it came; a fault where its file is not there, or is not what was written. */
export function answerTold(home: string, { text, kept }: ToldAnswer): Result<string> {
  if (kept === undefined) return ok(text);
  const read = readKept(home, kept);
  return read.ok ? ok(read.value.toString('utf8')) : read;
}

/** SHA-256 of an answer, wherever it is; '' where there was none. */
export function answerSha256({ text, kept }: ToldAnswer): string {
  if (kept !== undefined) return kept.sha256;
  return text === '' ? '' : sha256Of(Buffer.from(text));
}

/** The bytes of a kept answer, once they are those that were kept. */
export function readKept(home: string, { sha256, bytes }: KeptAnswer): Result<Buffer> {
  const name = join(FOLDER, sha256);
  const mend = 'put it back from a backup of the home, or reduce the series again';
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse('an answer is kept under a name that is no SHA-256');
  try {
    const read = readOwn(join(home, name));
    if (read.length === bytes && sha256Of(read) === sha256) return ok(read);
    return refuse(`${name} of the home was changed since it was kept: ${mend}`);
  } catch (error) {
    return refuse(faultOf(error, `${name} of the home cannot be read`, mend));
  }
}

function faultOf(error: unknown, what: string, mend: string): Fault {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (code === undefined) throw error;
  return { message: `${what} (${code}): ${mend}` };
}

/** What we have written is never a link. */
function readOwn(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

async function write(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweepTemporaries(folder);
  await replaceFile(join(folder, name), { pieces: [bytes], mode: 0o600 });
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
