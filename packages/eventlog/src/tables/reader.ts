import { DataSource, type ObjectLiteral, type Repository } from 'typeorm';

/** A class that describes the rows of a table to TypeORM (`@Entity`). */
export type EntityClass<Row extends ObjectLiteral = ObjectLiteral> = new () => Row;

/** A read-only connection of TypeORM to one SQLite file; what is asked before it is closed is still answered. */
export class Reader {
  private readonly source: Promise<DataSource>;
  private readonly asked = new Set<Promise<unknown>>();

  constructor(file: string, entities: readonly EntityClass[]) {
    const source = new DataSource({ type: 'better-sqlite3', database: file, readonly: true, entities: [...entities] });
    this.source = source.initialize();
  }

  async read<Row extends ObjectLiteral, Answer>(
    entity: EntityClass<Row>,
    ask: (rows: Repository<Row>) => Promise<Answer>,
  ): Promise<Answer> {
    const answer = this.source.then((source) => ask(source.getRepository(entity)));
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
