import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource, type ObjectLiteral, type Repository } from 'typeorm';
import type { Migration } from './migration.js';
import { ofOwnerAlone } from './ofOwnerAlone.js';
import { type EntityClass, Reader } from './reader.js';

/** What stands in a file: the steps that lay its tables, and those of its tables that are read from outside. */
export interface Schema {
  migrations: readonly Migration[];
  entities?: readonly EntityClass[];
}

/** Ids come in no order: while a log is replayed, most of their index is at hand. */
const REBUILD_CACHE_KIBIBYTES = 65_536;
/** Of a file that is filled, so many transactions are one: a page of that index is written once for all of them. */
const FILLED_TOGETHER = 100;

export type Row = Record<string, string | number | null>;

/** What rows are read from. */
export type Rows = Pick<Store, 'all' | 'get' | 'replacements'>;

/**
 * One SQLite file with its one writer. TypeORM owns the schema (migrations) and the reading connection for queries from
 * outside; projections write through prepared statements, because a synchronous transaction cannot interleave.
 */
export class Store {
  private statements = new Map<string, Database.Statement>();
  private reader: Reader | null = null;
  private replaced = 0;
  /** Transactions since the last one that was written; null: each is written at once. */
  private filled: number | null = null;

  private constructor(
    readonly file: string,
    private readonly schema: Schema,
    private db: Database.Database,
  ) {}

  static async open(file: string, schema: Schema): Promise<Store> {
    mkdirSync(dirname(file), { recursive: true });
    await migrate(file, schema.migrations);
    return new Store(file, schema, connect(file));
  }

  /** All rows of a query on the writer's connection: sees what the projection has applied, to the last event. */
  all<T = Row>(sql: string, ...values: unknown[]): T[] {
    return this.statement(sql).all(...values) as T[];
  }

  get<T = Row>(sql: string, ...values: unknown[]): T | undefined {
    return this.statement(sql).get(...values) as T | undefined;
  }

  run(sql: string, ...values: unknown[]): number {
    return this.statement(sql).run(...values).changes;
  }

  /** How often another file took this one's place: what was kept of the rows before is of no use then. */
  get replacements(): number {
    return this.replaced;
  }

  /** A number of 31 bits that stands in the file for whoever wants to know what made it; 0 in a new one. */
  get stamp(): number {
    return Number(this.db.pragma('user_version', { simple: true }));
  }

  set stamp(value: number) {
    this.settle();
    this.db.pragma(`user_version = ${value}`);
  }

  /** Runs `work` in one transaction; synchronous, so nothing can come between. */
  transaction<T>(work: () => T): T {
    if (this.filled === null) return this.db.transaction(work)();
    if (!this.db.inTransaction) this.db.exec('BEGIN');
    const done = work();
    this.filled++;
    if (this.filled >= FILLED_TOGETHER) this.settle();
    return done;
  }

  /** Whether the file is being filled: of few events a transaction it then costs no more than of many. */
  get isFilled(): boolean {
    return this.filled !== null;
  }

  /** Writes what a file that is filled has not written yet; outside of transactions. */
  settle(): void {
    if (this.filled === null) return;
    if (this.db.inTransaction) this.db.exec('COMMIT');
    this.filled = 0;
  }

  /**
   * Answers a question from outside (gRPC, HTTP) over a table's rows, on a connection of its own that cannot write. Not
   * for decisions: the projection may go on while it is answered. The repository is for this question alone, as a
   * rebuild puts another file in this one's place.
   */
  read<Row extends ObjectLiteral, Answer>(
    entity: EntityClass<Row>,
    ask: (rows: Repository<Row>) => Promise<Answer>,
  ): Promise<Answer> {
    this.reader ??= new Reader(this.file, this.schema.entities ?? []);
    return this.reader.read(entity, ask);
  }

  /** A fresh, empty file beside this one, for a rebuild; nothing waits for the disk till it takes this one's place. */
  async fresh(): Promise<Store> {
    const file = `${this.file}.rebuild`;
    removeDatabase(file);
    const store = await Store.open(file, this.schema);
    store.stamp = this.stamp;
    // Of a file that is thrown away when its making ends early nothing needs to be written twice.
    store.db.pragma('journal_mode = MEMORY');
    store.db.pragma('synchronous = OFF');
    store.db.pragma(`cache_size = -${REBUILD_CACHE_KIBIBYTES}`);
    store.filled = 0;
    return store;
  }

  /** Puts the rebuilt file in this one's place and goes on with it. The rebuilt store is closed. */
  async replaceBy(rebuilt: Store): Promise<void> {
    await rebuilt.close();
    syncFile(rebuilt.file);
    const reader = this.reader;
    this.swapFor(rebuilt.file);
    await reader?.close();
  }

  async close(): Promise<void> {
    await this.reader?.close();
    this.reader = null;
    this.closeWriter();
  }

  /** Synchronous, so that no statement and no reader can come to stand on the old file meanwhile. */
  private swapFor(file: string): void {
    this.closeWriter();
    this.reader = null;
    removeDatabase(this.file);
    renameSync(file, this.file);
    this.db = connect(this.file);
    this.replaced++;
  }

  private closeWriter(): void {
    this.statements.clear();
    if (!this.db.open) return;
    this.settle();
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private statement(sql: string): Database.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.db.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }
}

async function migrate(file: string, migrations: readonly Migration[]): Promise<void> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: ofOwnerAlone(file),
    migrations: [...migrations],
    enableWAL: true,
  });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

function connect(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}

/** A copy of a database as it stands at this moment, also while another process writes to it. */
export async function copyDatabase(file: string, copy: string): Promise<void> {
  const db = new Database(file, { readonly: true });
  try {
    await db.backup(copy);
  } finally {
    db.close();
  }
}

function syncFile(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) rmSync(file + suffix);
}
