import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mergeProjections, type Projection } from '../projection/projection.js';
import { migration } from '../tables/migration.js';
import { reductionOf } from '../vocabulary/vocabulary.js';

const tallyTables = migration('TallyTables1763000000000', [
  'CREATE TABLE tally (target TEXT PRIMARY KEY, solved INTEGER NOT NULL, times INTEGER NOT NULL)',
  'CREATE TABLE lost (path TEXT PRIMARY KEY, reason TEXT NOT NULL)',
]);

@Entity('tally')
export class Tally {
  @PrimaryColumn('text') declare target: string;
  @Column('integer') declare solved: number;
  @Column('integer') declare times: number;
}

/**
 * A projection that would show everything that can go wrong: `times` counts how often a target's events were applied,
 * `fail` throws after the row is written.
 */
export function tallyProjection(fail: (id: string) => boolean = () => false): Projection {
  return mergeProjections([
    {
      streams: ['events', 'frames'],
      migrations: [tallyTables],
      entities: [Tally],
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
