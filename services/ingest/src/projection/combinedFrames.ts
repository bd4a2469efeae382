import type { Recorded, Store } from '@wombat/eventlog';
import type { FrameDiscovered, MasterBuilt } from '@wombat/proto';
import type { FrameState } from '@wombat/proto/words';
import { earlyFactsOf, forgetEarly, keepEarly } from './earlyFacts.js';

interface FrameKey {
  filename: string;
}

/** Says of every frame a master was made of, or that was left out of it, what became of it. */
export function combineFrames(store: Store, event: Recorded<'MasterBuilt'>): void {
  const { night, inputs, leftOut } = event.payload;
  for (const frame of inputs.flatMap((sha256) => framesOfHash(store, night, sha256))) setCombined(store, frame);
  for (const words of leftOut) {
    const frame = frameOfWords(store, night, words);
    if (frame !== undefined) setLeftOut(store, frame, words);
  }
  if (!areAllFound(store, event.payload)) keepEarly(store, night, event);
}

/** The same of a frame that is found after its master was told of. */
export function combineFound(store: Store, found: FrameDiscovered): void {
  const night = found.series?.night ?? '';
  const frame = { filename: found.path };
  for (const { id, payload } of earlyFactsOf(store, night)) {
    const master = payload as MasterBuilt;
    if (master.inputs.includes(found.sha256)) setCombined(store, frame);
    const words = master.leftOut.find((one) => one.startsWith(`${found.path}: `));
    if (words !== undefined) setLeftOut(store, frame, words);
    if (areAllFound(store, master)) forgetEarly(store, night, id);
  }
}

function areAllFound(store: Store, { night, inputs, leftOut }: MasterBuilt): boolean {
  return (
    inputs.every((sha256) => framesOfHash(store, night, sha256).length > 0) &&
    leftOut.every((words) => frameOfWords(store, night, words) !== undefined)
  );
}

function framesOfHash(store: Store, night: string, sha256: string): FrameKey[] {
  return store.all('SELECT filename FROM frame WHERE sha256 = ? AND date = ?', sha256, night);
}

/** Of `path: reason`, the frame whose path it begins with: a path may hold the colon too. */
function frameOfWords(store: Store, night: string, words: string): FrameKey | undefined {
  return store.get(
    `SELECT filename FROM frame WHERE date = ? AND substr(?, 1, length(filename) + 2) = filename || ': '
     ORDER BY length(filename) DESC LIMIT 1`,
    ...[night, words],
  );
}

function setCombined(store: Store, { filename }: FrameKey): void {
  const state: FrameState = 'combined';
  const sql = "UPDATE frame SET state = ?, reason = NULL WHERE filename = ? AND state NOT IN ('ignored', 'broken')";
  store.run(sql, state, filename);
}

function setLeftOut(store: Store, { filename }: FrameKey, words: string): void {
  const state: FrameState = 'left out';
  const reason = words.slice(filename.length + 2);
  store.run('UPDATE frame SET state = ?, reason = ? WHERE filename = ?', state, reason, filename);
}
