import type { QueryRunner } from 'typeorm';

/** A step of a schema. TypeORM runs it once in the life of a file, and keeps its name in the table `migrations`. */
export type Migration = new () => { name: string; up(runner: QueryRunner): Promise<void> };

/**
 * A step of a schema from its statements. `name` says what it lays and ends with 13 digits of time (milliseconds since
 * 1970), which TypeORM orders steps by; a name that stands in existing homes never changes. Steps go forwards alone:
 * whoever wants older tables deletes the file and replays the log.
 */
export function migration(name: string, statements: readonly string[]): Migration {
  return class {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }
  };
}
