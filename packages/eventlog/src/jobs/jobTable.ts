import { migration } from '../tables/migration.js';

/** For `memory` of a projection that has the job table. */
export const JOB_MEMORY = 'job';

/** The job table is the owner's working memory, not a projection: a rebuild empties it and the work is queued again. */
export const jobTable = migration('JobTable1700000000001', [
  `CREATE TABLE job (id TEXT PRIMARY KEY, batch TEXT NOT NULL, frames TEXT NOT NULL, body TEXT NOT NULL,
      sequence INTEGER NOT NULL, queued_at TEXT NOT NULL, missing_since TEXT, dead_because TEXT)`,
]);

/** When the job was first seen in the hands of a worker: its deadline runs from there. */
export const jobBegun = migration('JobBegun1764300000000', ['ALTER TABLE job ADD COLUMN begun_at TEXT']);
