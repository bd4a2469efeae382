import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkout } from '../documents/document.js';

/**
 * Written by the first version that took a night from its frames to a verdict: two series of RW PsA, one of them
 * approved, a folder whose star VSX does not know, a frame that is no image and one cut short. Every event is of
 * version 1. `log` is all of both streams, `tables` the observer's tables as that version had them.
 */
const FIRST_NIGHT = join(checkout, 'e2e/fixtures/first-night');
export interface OldMessage {
  stream: 'events' | 'frames';
  sequence: number;
  subject: string;
  headers: [name: string, value: string][];
  text: string;
}

/** What is kept of that night. */
export function ofFirstNight<Line>(what: 'log' | 'tables'): Line[] {
  const text = readFileSync(join(FIRST_NIGHT, `${what}.ndjson`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** Its log as a backup has it, with what came later put to the end of its events. */
export function writeFirstNight(folder: string, later: readonly Omit<OldMessage, 'stream' | 'sequence'>[] = []): void {
  const old = ofFirstNight<OldMessage>('log');
  const events = old.filter(({ stream }) => stream === 'events');
  const frames = old.filter(({ stream }) => stream === 'frames');
  for (const message of later) events.push({ ...message, stream: 'events', sequence: events.length + 1 });
  const lines = [...events, ...frames].map(({ text, ...at }) =>
    JSON.stringify({ ...at, data: Buffer.from(text).toString('base64') }),
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'log.ndjson.gz'), gzipSync(`${lines.join('\n')}\n`));
  const note = { format: 1, software: 'wombatpipeline 0.1.0', at: '2026-11-22T00:00:00Z' };
  writeFileSync(join(folder, 'backup.json'), JSON.stringify({ ...note, events: events.length, frames: frames.length }));
}
