import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mergeProjections, type Projection } from '../projection.js';
import { reductionOf } from '../vocabulary.js';

class TallyTables implements MigrationInterface {
  name = 'TallyTables1763000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE tally (target TEXT PRIMARY KEY, solved INTEGER NOT NULL, times INTEGER NOT NULL)');
    await runner.query('CREATE TABLE lost (path TEXT PRIMARY KEY, reason TEXT NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lost');
    await runner.query('DROP TABLE tally');
  }
}

/**
 * A projection that would show everything that can go wrong: `times` counts how often a target's events were applied,
 * `fail` throws after the row is written.
 */
export function tallyProjection(fail: (id: string) => boolean = () => false): Projection {
  return mergeProjections([
    {
      streams: ['events', 'frames'],
      migrations: [TallyTables],
      handlers: {
        FramesSolved: (store, { id, payload }) => {
          store.run(
            `INSERT INTO tally VALUES (?, ?, 1)
             ON CONFLICT (target) DO UPDATE SET solved = excluded.solved, times = times + 1`,
            reductionOf(payload).series.targetName,
            payload.solved,
          );
          if (fail(id)) throw new Error(`${id} fails`);
        },
        FrameFailed: (store, { payload }) => {
          store.run('INSERT OR REPLACE INTO lost VALUES (?, ?)', payload.path, payload.reason);
        },
      },
    },
  ]);
}

export interface Tally {
  target: string;
  solved: number;
  times: number;
}
