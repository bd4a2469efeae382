import { DataSource } from 'typeorm';

/** A read-only connection of TypeORM to one SQLite file; what is asked before it is closed is still answered. */
export class Reader {
  private readonly source: Promise<DataSource>;
  private readonly asked = new Set<Promise<unknown>>();

  constructor(file: string) {
    this.source = new DataSource({ type: 'better-sqlite3', database: file, readonly: true }).initialize();
  }

  async query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    const answer = this.source.then((source) => source.query<T[]>(sql, parameters));
    this.asked.add(answer);
    try {
      return await answer;
    } finally {
      this.asked.delete(answer);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.asked);
    await (await this.source).destroy();
  }
}
