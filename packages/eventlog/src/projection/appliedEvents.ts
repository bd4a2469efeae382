import { hash } from 'node:crypto';
import { migration } from '../tables/migration.js';
import type { Store } from '../tables/store.js';

/** By a digest of the id: ids hold paths, and a night has thousands. */
export const appliedEvents = migration('AppliedEvents1764260000000', [
  'CREATE TABLE applied_event (digest BLOB PRIMARY KEY) WITHOUT ROWID',
]);

/**
 * Those of one night stand together, so that an event of a night touches few pages of many thousands. Ids entered
 * before that was so are kept as they were.
 */
export const appliedByNight = migration('AppliedByNight1796200000000', [
  'ALTER TABLE applied_event RENAME TO applied_before',
  'CREATE TABLE applied_event (key TEXT PRIMARY KEY) WITHOUT ROWID',
]);

const NIGHT = /\d{8}/;
const NO_NIGHT = '00000000';
/** Of six bits each. */
const DIGEST_LETTERS = 16;
const BYTES_BEFORE = 16;

/** Enters an event by its id; false where it was entered before. */
export function isNew(store: Store, id: string): boolean {
  return !wasBefore(store, id) && store.run('INSERT OR IGNORE INTO applied_event VALUES (?)', keyOfId(id)) > 0;
}

/** As the table applied_event has it: the night that the id names first, and a digest. As text it is made soonest. */
export function keyOfId(id: string): string {
  return (NIGHT.exec(id)?.[0] ?? NO_NIGHT) + hash('sha256', id, 'base64').slice(0, DIGEST_LETTERS);
}

/** By file: whether it has ids of before. What is put in its place has none. */
const withBefore = new WeakMap<Store, { replacements: number; has: boolean }>();

function wasBefore(store: Store, id: string): boolean {
  const { replacements } = store;
  let known = withBefore.get(store);
  if (known?.replacements !== replacements) {
    known = { replacements, has: store.get('SELECT 1 FROM applied_before LIMIT 1') !== undefined };
    withBefore.set(store, known);
  }
  return known.has && store.get('SELECT 1 FROM applied_before WHERE digest = ?', digestBefore(id)) !== undefined;
}

function digestBefore(id: string): Buffer {
  return hash('sha256', id, 'buffer').subarray(0, BYTES_BEFORE);
}
