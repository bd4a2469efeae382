import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { streamOf, subjectOfEvent } from '../log/envelope.js';
import type { NewEvent } from '../log/eventLog.js';
import { keyOfId } from '../projection/appliedEvents.js';
import { applyEvents, checkpointOf, type Projection } from '../projection/projection.js';
import { type Row, Store } from '../tables/store.js';

const OCCURRED_AT = '2024-01-02T03:04:05.678Z';

/** Tables that hold no rows of the projection itself. */
const BOOKKEEPING = ['checkpoint', 'applied_event', 'applied_before', 'subject_head', 'migrations', 'job'];

/** The tables of a projection in a temporary file, fed by hand in place of a broker. */
export class TemporaryTables {
  private constructor(
    readonly folder: string,
    readonly store: Store,
    private readonly projection: Projection,
  ) {}

  /** `dump` lays the tables as an earlier version left them (`sqlite3 FILE .dump`), before this version's steps run. */
  static async open(projection: Projection, dump = ''): Promise<TemporaryTables> {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-tables-'));
    const file = join(folder, 'tables.db');
    try {
      if (dump !== '') new Database(file).exec(dump).close();
      return new TemporaryTables(folder, await Store.open(file, projection), projection);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /**
   * Puts an event at the end of its stream and applies it, also where another had its id: samples share theirs, and
   * handlers are to be idempotent by themselves. Returns its sequence.
   */
  append(event: NewEvent, sequence?: number): number {
    this.store.run('DELETE FROM applied_event WHERE key = ?', keyOfId(event.id));
    return this.appendAgain(event, sequence);
  }

  /** The same as the projection's consumer does it: an event that was applied before is known. */
  appendAgain(event: NewEvent, sequence = checkpointOf(this.store, streamOf(event.type)) + 1): number {
    const stream = streamOf(event.type);
    const said = { causation: '', occurredAt: OCCURRED_AT, producer: 'test', software: 'test' };
    const recorded = { ...said, ...event, sequence, subject: subjectOfEvent(event) };
    applyEvents(this.store, this.projection, stream, [recorded]);
    return sequence;
  }

  /** The statements that would lay these tables and indexes, by name. */
  schema(): Row[] {
    return this.store.all('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name');
  }

  /** All rows of all tables, by table, in an order of their own. */
  rows(): Record<string, Row[]> {
    const tables = this.store.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
    const own = tables.map(({ name }) => name).filter((name) => !/^sqlite_/.test(name) && !BOOKKEEPING.includes(name));
    return Object.fromEntries(own.map((name) => [name, sorted(this.store.all(`SELECT * FROM ${name}`))]));
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Rows have no order by themselves: by their text. */
export function sorted(rows: readonly Row[]): Row[] {
  const text = (row: Row) => JSON.stringify(row);
  return [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
