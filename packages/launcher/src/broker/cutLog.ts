import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Broker, ensureStreams, STREAMS } from '@wombat/eventlog/broker';
import {
  COPIED_STREAMS,
  type CopiedMessage,
  copiedMessages,
  gapIn,
  type WholePart,
  wholePart,
  writeCopied,
} from '@wombat/eventlog/healing';
import { readLogFile, writeLogFile } from '../backup/backupFolder.js';
import { RESTORE_ADVICE } from './restoreAdvice.js';

/** What came after a gap is made again of files: those of older nights may be gone. */
const MOST_DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;

/** What was found, and whether the log was laid anew. */
export interface Cut {
  sentence: string;
  isLaid: boolean;
}

/**
 * A log that has lost events in its midst, or its facts of frames altogether, is laid anew up to where it is whole, as
 * if its broker had lost all since: then it can be healed. What is older than a week is left as it is, for a backup.
 * Cut short, it goes on at the next start. Null where there was nothing to do.
 */
export async function cutLog(home: string, broker: Broker, now: Date): Promise<Cut | null> {
  const copy = join(home, 'log-before-gap');
  await ensureStreams(broker);
  const unfinished = existsSync(copy);
  const part = unfinished ? null : await wholePart(broker);
  if (!unfinished && part === null) return null;
  const lost = await whatIsLost(broker);
  if (part !== null && isOld(part, now))
    return { sentence: `${lost}, from more than a week ago: it is left as it is; ${RESTORE_ADVICE}`, isLaid: false };
  if (part !== null) await keepPart(broker, part, copy);
  for (const stream of COPIED_STREAMS) await broker.streams.streams.delete(STREAMS[stream].name);
  await ensureStreams(broker);
  const written = await writeCopied(broker, readLogFile(copy));
  if (!written.ok) throw new Error(`the log cannot be laid anew of ${copy}: ${written.fault.message}`);
  rmSync(copy, { recursive: true });
  const { events, frames } = written.value;
  const laid = `the log was laid anew with the ${events} events and ${frames} facts of frames before it`;
  return { sentence: `${lost}: ${laid}`, isLaid: true };
}

async function whatIsLost(broker: Broker): Promise<string> {
  const gaps = await Promise.all(COPIED_STREAMS.map((stream) => gapIn(broker, stream)));
  const told = gaps.filter((gap) => gap !== null).join('; ');
  return told === '' ? 'the log of frames is empty, though that of events tells of series' : told;
}

function isOld({ goesOnAt }: WholePart, now: Date): boolean {
  return goesOnAt !== null && now.getTime() - goesOnAt.getTime() > MOST_DAYS * DAY_MILLISECONDS;
}

/** Under another name until it is whole. */
async function keepPart(broker: Broker, { last }: WholePart, copy: string): Promise<void> {
  const begun = `${copy}.part`;
  rmSync(begun, { recursive: true, force: true });
  mkdirSync(begun, { mode: 0o700 });
  await writeLogFile(begun, keptMessages(broker, last));
  await rename(begun, copy);
}

async function* keptMessages(broker: Broker, last: WholePart['last']): AsyncGenerator<CopiedMessage> {
  for (const stream of COPIED_STREAMS) yield* copiedMessages(broker, stream, last[stream]);
}
